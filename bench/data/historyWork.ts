import { historyLimits, LiveHistory } from '../../src/datasource/liveHistory';
import { type Row } from '../report';
import { type Work } from './work';

const everyMs = 10_000;
const series = 200;
const start = 1_700_000_000_000;
/** 24 h. */
const dayOfRefreshes = 8_640;
const shortRefreshes = 500;

/** A history after so many refreshes, each of which added one point to each of so many series. */
function filled(refreshes: number, count: number): LiveHistory {
  let now = start;
  const history = new LiveHistory(() => now);
  for (let refresh = 0; refresh < refreshes; refresh += 1) {
    for (let index = 0; index < count; index += 1) {
      history.add(`series ${index}`, refresh + index);
    }
    now += everyMs;
  }
  return history;
}

const label = (refreshes: number) => `${refreshes} refreshes`;

export const historyWork: Record<'add' | 'read', Work> = {
  add: {
    subject: `Live history: add to ${series} series`,
    sizes: [shortRefreshes / 10, shortRefreshes],
    label,
    prepare: (refreshes) => () => () => filled(refreshes, series),
  },
  read: {
    subject: 'Live history: read one series',
    sizes: [dayOfRefreshes / 10, dayOfRefreshes],
    label: (points) => `${points} points`,
    prepare: (points) => {
      const history = filled(points, 1);
      return () => () => history.read('series 0');
    },
  },
};

/** What the history holds on to. */
export const historySizes = (): Row[] =>
  [shortRefreshes, dayOfRefreshes].map((refreshes) => ({
    subject: `Live history: holds of ${series} series`,
    unit: 'bytes',
    measured: { of: label(refreshes), value: filled(refreshes, series).bytes },
    reference: { of: 'its limit', value: historyLimits.bytes },
  }));
