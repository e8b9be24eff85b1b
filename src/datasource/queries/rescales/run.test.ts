import { askQuery } from '../../../testing/askQuery';
import { framesOf, packetsOf, testDataSource } from '../../../testing/datasource';
import { fakeTransport } from '../../../testing/fakeTransport';
import { hexId } from '../../../testing/jobs';

const job = hexId('orders');
const below = `/jobs/${job}/rescales`;

const rescale = (id: string, started: number, ended: number, more: object = {}) => ({
  rescaleUuid: id,
  startTimestampInMillis: started,
  endTimestampInMillis: ended,
  triggerCause: 'RECOVERABLE_FAILOVER',
  terminalState: 'COMPLETED',
  terminatedReason: 'SUCCEEDED',
  vertices: {},
  slots: {},
  ...more,
});
const vertices = {
  [hexId('a')]: { jobVertexName: 'Source: orders[1]', preRescaleParallelism: 1, postRescaleParallelism: 4 },
  [hexId('b')]: { jobVertexName: 'sink: Writer', preRescaleParallelism: null, postRescaleParallelism: 2 },
};

const flink = () =>
  fakeTransport({
    [`${below}/history`]: [
      rescale('r3', 3_000, -1, { triggerCause: 'UPDATE_REQUIREMENT', terminalState: null, terminatedReason: null }),
      rescale('r2', 2_000, 2_500),
      rescale('r1', 1_000, 1_200, { triggerCause: 'INITIAL_SCHEDULE' }),
    ],
    [`${below}/overview`]: { rescalesCounts: { inProgress: 1, completed: 2, ignored: 0, failed: 0 }, latest: {} },
    [`${below}/details/r2`]: rescale('r2', 2_000, 2_500, { vertices }),
    [`${below}/details/r1`]: rescale('r1', 1_000, 1_200, { vertices }),
  });

it('are one row each, the newest first, with the parallelism of those that have ended', async () => {
  const transport = flink();
  const { tables, notices } = await askQuery(transport, { queryType: 'rescales', job });
  expect(tables).toMatchInlineSnapshot(`
[
  "# rescales
started  trigger               state      reason     parallelism                                 duration  ended  id
3000     UPDATE_REQUIREMENT    –          –          –                                           –         –      r3
2000     RECOVERABLE_FAILOVER  COMPLETED  SUCCEEDED  Source: orders: 1 → 4, sink: Writer: ? → 2  500       2500   r2
1000     INITIAL_SCHEDULE      COMPLETED  SUCCEEDED  Source: orders: 1 → 4, sink: Writer: ? → 2  200       1200   r1",
  "# rescaleCounts
in progress  completed  ignored  failed
1            2          0        0",
]
`);
  expect(notices).toEqual([]);
  expect(transport.requests).toEqual([
    `${below}/history`,
    `${below}/overview`,
    `${below}/details/r2`,
    `${below}/details/r1`,
  ]);
});

it('that have ended do not change: their details are asked for once', async () => {
  const transport = flink();
  const datasource = testDataSource(transport);
  const target = { refId: 'A', queryType: 'rescales', job };
  await packetsOf(datasource, [target]);
  const again = await packetsOf(datasource, [target]);
  expect(transport.requests.slice(4)).toEqual([`${below}/history`, `${below}/overview`]);
  const [frame] = framesOf(again.at(-1));
  expect(frame?.fields.find(({ name }) => name === 'parallelism')?.values.slice(1)).not.toContain(null);
});

it('whose details are gone keep their row', async () => {
  const transport = flink();
  transport.fail(`${below}/details/r1`, { kind: 'timeout' });
  const { frames, notices } = await askQuery(transport, { queryType: 'rescales', job });
  expect(frames[0]?.length).toBe(3);
  expect(notices.join()).toMatch(/in time/);
});

it('without the adaptive scheduler, its history or Flink 2.3 are one sentence', async () => {
  const transport = fakeTransport();
  for (const path of ['history', 'overview']) {
    transport.fail(`${below}/${path}`, { kind: 'notFound', path, detail: 'has not enabled the `Adaptive` scheduler' });
  }
  const { errors } = await askQuery(transport, { queryType: 'rescales', job });
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/Flink 2\.3 or newer.*adaptive scheduler.*web\.adaptive-scheduler\.rescale-history\.size/);
});

it.each([
  [[{}], { rescalesCounts: {} }, /history lacks \[0\]\.startTimestampInMillis/],
  [[], {}, /overview lacks rescalesCounts/],
])('%j and %j say what is missing', async (history, overview, sentence) => {
  const transport = fakeTransport({ [`${below}/history`]: history, [`${below}/overview`]: overview });
  const { errors } = await askQuery(transport, { queryType: 'rescales', job });
  expect(errors.join()).toMatch(sentence);
});
