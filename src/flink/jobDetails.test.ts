import { fakeTransport } from '../testing/fakeTransport';
import { hexId } from '../testing/jobs';
import { decodedAt, standardRecordings } from '../testing/recording';
import { decodeLastCheckpoint, getJobDetails } from './jobDetails';

const names = 'numRestarts,runningTime,uptime,lastCheckpointDuration,lastCheckpointCompletedTimestamp';
const path = `/jobs/${hexId('orders')}`;
const flink = (values: Record<string, string>) =>
  fakeTransport({
    [`${path}/metrics?get=${names}`]: Object.entries(values).map(([id, value]) => ({ id, value })),
  });

describe.each(standardRecordings)('the last checkpoint of $title', ({ recording }) => {
  const found = decodedAt(recording, '/jobs/:id/checkpoints', decodeLastCheckpoint);

  test('was completed within the last minutes, or never', () => {
    const completed = found.flatMap(({ value, time }) => (value === null ? [] : [time - value.completed]));
    expect(completed.length).toBeGreaterThan(1);
    for (const age of completed) {
      expect(age).toBeGreaterThan(-1_000);
      expect(age).toBeLessThan(120_000);
    }
  });
});

test.each([
  [{}, null],
  [{ latest: null }, null],
  [{ latest: { completed: null } }, null],
  [{ latest: { completed: { latest_ack_timestamp: -1 } } }, null],
  [{ latest: { completed: { latest_ack_timestamp: 7, end_to_end_duration: -1 } } }, { completed: 7, durationMs: null }],
  [{ latest: { completed: { latest_ack_timestamp: 7.0, more: {} } } }, { completed: 7, durationMs: null }],
])('%j holds %j', (answer, expected) => {
  expect(decodeLastCheckpoint(answer)).toEqual(expected);
});

test.each<[Record<string, string>, object | null]>([
  [{}, null],
  [{ numRestarts: 'NaN' }, null],
  [{ numRestarts: '2.0' }, { restarts: 2, uptimeMs: null, lastCheckpoint: null }],
  [
    { runningTime: '0', uptime: '-1' },
    { restarts: null, uptimeMs: 0, lastCheckpoint: null },
  ],
  [{ uptime: '9' }, { restarts: null, uptimeMs: 9, lastCheckpoint: null }],
  [
    { lastCheckpointDuration: '5', lastCheckpointCompletedTimestamp: '70' },
    { restarts: null, uptimeMs: null, lastCheckpoint: { completed: 70, durationMs: 5 } },
  ],
  [
    { lastCheckpointDuration: '-1', lastCheckpointCompletedTimestamp: '-1' },
    { restarts: null, uptimeMs: null, lastCheckpoint: null },
  ],
])('metrics %j are %j, for one request', async (values, expected) => {
  const transport = flink(values);
  expect(await getJobDetails(transport, hexId('orders'))).toEqual(expected);
  expect(transport.requests).toHaveLength(1);
});

test('checkpoints that were turned off since are none', async () => {
  const transport = flink({ lastCheckpointDuration: '5' });
  transport.fail(`${path}/checkpoints`, { kind: 'notFound', path: '', detail: 'Checkpointing has not been enabled.' });
  expect(await getJobDetails(transport, hexId('orders'))).toMatchObject({ lastCheckpoint: null });
});

test('other failures are told', async () => {
  const transport = flink({ lastCheckpointDuration: '5' });
  transport.fail(`${path}/checkpoints`, { kind: 'timeout' });
  await expect(getJobDetails(transport, hexId('orders'))).rejects.toMatchObject({ failure: { kind: 'timeout' } });
});
