import { useEffect, useState } from 'react';
import { diagnose } from '../../../diagnosis/diagnose';
import { type JobGraph } from '../../../frames/jobGraph';
import { topologyKey, topologyOf } from '../layout/topology';
import { type Dated } from '../../../diagnosis/since';
import { graphAt } from './moment';
import { type Past } from './past';

/** Work between two chances for the page to do something else. */
const sliceMs = 6;
/** The newest samples of an answer may be incomplete: they are looked at again. */
const unsettledSteps = 2;

/** What was found of each moment, as long as it is the same graph: the past does not change. */
class Found {
  private key = '';
  private byTime = new Map<number, Dated>();

  /** Forgets what is of another graph, and what was not settled or is out of range. */
  renew(key: string, { grid }: Past): void {
    const times = new Set(grid);
    const kept = [...this.byTime].filter(([time]) => times.has(time)).sort(([left], [right]) => left - right);
    this.byTime = new Map(key === this.key ? kept.slice(0, -unsettledSteps) : []);
    this.key = key;
  }

  /** Diagnoses until the time is up, the newest moments first. @returns whether all is done */
  work(past: Past, live: JobGraph): boolean {
    const end = performance.now() + sliceMs;
    for (let step = past.grid.length - 1; step >= 0; step -= 1) {
      const time = past.grid[step] ?? 0;
      if (!this.byTime.has(time)) {
        if (performance.now() > end) {
          return false;
        }
        this.byTime.set(time, { time, diagnosis: diagnose(graphAt(past, live, step)) });
      }
    }
    return true;
  }

  all(): Dated[] {
    return [...this.byTime.values()].sort((left, right) => left.time - right.time);
  }
}

/** The diagnosis of every moment of the past, worked out in slices; empty until all are there. */
export function useDiagnoses(past: Past | null, live: JobGraph | null): readonly Dated[] {
  const [found] = useState(() => new Found());
  const [all, setAll] = useState<readonly Dated[]>([]);
  useEffect(() => {
    if (past === null || live === null) {
      return undefined;
    }
    found.renew(`${live.job?.id ?? ''} ${topologyKey(topologyOf(live))}`, past);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const work = () => {
      if (found.work(past, live)) {
        setAll(found.all());
      } else {
        timer = setTimeout(work);
      }
    };
    timer = setTimeout(work);
    return () => clearTimeout(timer);
  }, [found, past, live]);
  return past === null ? [] : all;
}
