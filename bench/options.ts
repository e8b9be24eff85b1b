import { parseArgs } from 'node:util';

export const subjects = [
  'paint',
  'use',
  'requests',
  'memory',
  'layout',
  'checkpoints',
  'checkpointMemory',
  'latency',
  'data',
  'bundle',
] as const;
export type Subject = (typeof subjects)[number];

export interface Options {
  only: ReadonlySet<Subject>;
  /** Refreshes between the two measurements of memory. */
  refreshes: number;
  /** The page that gets the results; null = none. */
  write: string | null;
  /** A real Flink, without a slash at the end; null = simulated ones. */
  flinkUrl: string | null;
  /** Name or id of its job; null = the largest that runs. */
  job: string | null;
}

function subjectOf(name: string): Subject {
  const found = subjects.find((subject) => subject === name);
  if (found === undefined) {
    throw new Error(`There is no subject ${name}. --only may be ${subjects.join(', ')}, or some of them with commas.`);
  }
  return found;
}

/** @throws with a sentence for people where an option is wrong */
export function optionsOf(args: readonly string[], flinkUrl: string | undefined): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: subjects.join(',') },
      refreshes: { type: 'string', default: '60' },
      write: { type: 'string' },
      job: { type: 'string' },
    },
  });
  const refreshes = Number(values.refreshes);
  if (!Number.isInteger(refreshes) || refreshes < 1) {
    throw new Error(`--refreshes must be a number of refreshes, not ${values.refreshes}.`);
  }
  if (values.job !== undefined && !flinkUrl) {
    throw new Error('--job names a job of the Flink at FLINK_URL, which is not set.');
  }
  return {
    only: new Set(values.only.split(',').map(subjectOf)),
    refreshes,
    write: values.write ?? null,
    flinkUrl: flinkUrl ? flinkUrl.replace(/\/+$/, '') : null,
    job: values.job ?? null,
  };
}
