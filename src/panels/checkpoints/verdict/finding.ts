import { type Cause } from '../history/failures';
import { type Missing } from './missing';

/** What `docs/adr/0011-checkpoint-verdict.md` says about each of them. */
export const limits = {
  /** Below it nothing is worth a word, ms. */
  slowMs: 1_000,
  /** Share of the checkpoint's duration. */
  startDelay: 0.5,
  /** Of the start delay: what a vertex must add to be the one. */
  ownDelay: 0.2,
  alignment: 0.3,
  async: 0.5,
  rest: 0.4,
  /** One subtask against the median of its vertex. */
  outlier: 8,
  outlierMs: 500,
  /** State of that subtask against the median. */
  skewedState: 3,
} as const;

export type Finding =
  | { rule: 'failed'; cause: Cause; text: string | null; missing: Missing | null }
  | { rule: 'waiting'; missing: Missing }
  | {
      rule: 'startDelay';
      share: number;
      ms: number;
      vertex: string;
      vertexId: string;
      subtask: number | null;
      isAtSource: boolean;
      asyncMs: number;
    }
  | { rule: 'alignment'; share: number; ms: number; vertex: string; vertexId: string; isUnaligned: boolean }
  | { rule: 'sync'; ms: number; vertex: string; vertexId: string; subtask: number | null }
  | {
      rule: 'asyncOutlier';
      factor: number;
      ms: number;
      vertex: string;
      vertexId: string;
      subtask: number;
      taskManager: string | null;
      because: 'state' | 'place' | 'unknown';
    }
  | { rule: 'async'; share: number; ms: number; vertex: string; vertexId: string; bytesPerSecond: number | null }
  | { rule: 'rest'; share: number; ms: number }
  | { rule: 'overInterval'; ms: number; interval: number; minPause: number | null }
  | { rule: 'nearTimeout'; ms: number; timeout: number }
  | { rule: 'quick'; ms: number; interval: number | null }
  | { rule: 'unremarkable'; ms: number | null };

export type Severity = 'error' | 'warning' | 'info' | 'good';

export interface Verdict {
  severity: Severity;
  /** The most telling one first; at least one. */
  findings: readonly [Finding, ...Finding[]];
}
