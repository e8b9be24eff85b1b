import { type IconName } from '@grafana/data';

/** What a job's state means to the one on call; the word shown is Flink's own. */
export type Mood = 'good' | 'waiting' | 'bad' | 'over';

interface StateLook {
  mood: Mood;
  icon: IconName;
}

const looks: Readonly<Record<string, StateLook>> = {
  RUNNING: { mood: 'good', icon: 'play' },
  FINISHED: { mood: 'over', icon: 'check' },
  CANCELED: { mood: 'over', icon: 'times' },
  CANCELLING: { mood: 'over', icon: 'times' },
  SUSPENDED: { mood: 'waiting', icon: 'pause' },
  FAILED: { mood: 'bad', icon: 'exclamation-circle' },
  FAILING: { mood: 'bad', icon: 'exclamation-circle' },
  RESTARTING: { mood: 'bad', icon: 'sync' },
};

/** States on the way to RUNNING: CREATED, INITIALIZING, RECONCILING, and what later versions add. */
const starting: StateLook = { mood: 'waiting', icon: 'hourglass' };

export const stateLook = (state: string): StateLook =>
  Object.hasOwn(looks, state) ? (looks[state] ?? starting) : starting;
