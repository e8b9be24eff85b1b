import { type CheckpointRow } from '../../../frames/checkpoints';

export const phaseNames = ['startDelay', 'alignment', 'sync', 'async'] as const;
export type PhaseName = (typeof phaseNames)[number];

/** Ms. */
export type Phases = Record<PhaseName, number>;

/** What is measured of one subtask; null = not known. */
export type Measured = Readonly<Record<PhaseName, number | null>>;

/** The phases of the slowest subtask, which are those of the checkpoint; null when nothing is known of them. */
export const phasesOf = ({ startDelay, alignment, sync, async }: Measured): Phases | null =>
  [startDelay, alignment, sync, async].every((phase) => phase === null)
    ? null
    : {
        startDelay: Math.max(0, startDelay ?? 0),
        alignment: Math.max(0, alignment ?? 0),
        sync: Math.max(0, sync ?? 0),
        async: Math.max(0, async ?? 0),
      };

export const totalOf = ({ startDelay, alignment, sync, async }: Phases): number =>
  startDelay + alignment + sync + async;

/** A part of a bar, ms from the trigger. `rest`: until the JobManager knew, or until it gave up. */
export interface Segment {
  phase: PhaseName | 'rest';
  from: number;
  to: number;
}

/**
 * An unaligned checkpoint writes while it waits for the other barriers: its async part covers the alignment. What of the
 * alignment lies within the async part is not counted twice.
 */
function withoutOverlap(phases: Phases, duration: number): Phases {
  const over = Math.max(0, totalOf(phases) - duration);
  return { ...phases, alignment: Math.max(0, phases.alignment - over) };
}

/** To scale: one after the other, never beyond the duration; what they leave is the rest. */
export function segmentsOf(measured: Measured, duration: number): Segment[] {
  const known = phasesOf(measured);
  if (known === null) {
    return duration > 0 ? [{ phase: 'rest', from: 0, to: duration }] : [];
  }
  const phases = withoutOverlap(known, duration);
  // Each is rounded on its own and may be measured by another clock.
  const total = totalOf(phases);
  const scale = total > duration && total > 0 ? duration / total : 1;
  let at = 0;
  const segments = phaseNames.map((phase): Segment => {
    const from = at;
    at += phases[phase] * scale;
    return { phase, from, to: at };
  });
  return [...segments, { phase: 'rest' as const, from: at, to: Math.max(at, duration) }].filter(
    ({ from, to }) => to > from
  );
}

export const measuredOf = ({ startDelay, alignment, sync, async }: CheckpointRow): Measured => ({
  startDelay,
  alignment,
  sync,
  async,
});
