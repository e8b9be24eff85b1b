import { type Checkpoint, type Checkpoints, type Statistics } from '../flink/checkpoints';

/** A completed checkpoint that was triggered at id × 10 s and took 1 s, with the given parts changed. */
export const checkpoint = (id: number, parts: Partial<Checkpoint> = {}): Checkpoint => ({
  id,
  status: 'COMPLETED',
  kind: 'CHECKPOINT',
  isSavepoint: false,
  savepointFormat: null,
  triggered: id * 10_000,
  latestAck: id * 10_000 + 1_000,
  durationMs: 1_000,
  failed: null,
  failure: null,
  checkpointedBytes: 100,
  stateBytes: 200,
  processedBytes: 0,
  persistedBytes: 0,
  subtasks: 4,
  acknowledged: 4,
  path: `file:/chk-${id}`,
  discarded: false,
  ...parts,
});

const none: Statistics = { min: null, avg: null, max: null, p50: null, p90: null, p95: null, p99: null, p999: null };

/** What Flink says when it lists these. */
export const listing = (history: Checkpoint[], latest: Partial<Checkpoints['latest']> = {}): Checkpoints => ({
  counts: { restored: 0, total: history.length, inProgress: 0, completed: history.length, failed: 0 },
  summary: { durationMs: none, checkpointedBytes: none, stateBytes: none, processedBytes: none, persistedBytes: none },
  latest: { completed: null, savepoint: null, failed: null, restored: null, ...latest },
  history,
});
