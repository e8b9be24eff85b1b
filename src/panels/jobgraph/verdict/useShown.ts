import { useState } from 'react';
import { type Bottleneck, type Diagnosis } from '../../../diagnosis/diagnosis';

/** The one of several bottlenecks that is spoken of. */
export interface Shown {
  bottleneck: Bottleneck | null;
  /** From 0. */
  index: number;
  count: number;
  /** To the next one, with -1 to the one before; round and round. */
  move(steps: number): void;
}

/** The worst one until people choose another; theirs stays as long as it is one. */
export function useShown(diagnosis: Diagnosis): Shown {
  const [chosen, choose] = useState<string | null>(null);
  const all = diagnosis.kind === 'bottlenecks' ? diagnosis.bottlenecks : [];
  const found = all.findIndex(({ vertex }) => vertex === chosen);
  const index = Math.max(0, found);
  return {
    bottleneck: all[index] ?? null,
    index,
    count: all.length,
    move: (steps) => choose(all[(index + steps + all.length) % all.length]?.vertex ?? null),
  };
}
