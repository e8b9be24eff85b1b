import { askQuery } from '../../../testing/askQuery';
import { fakeTransport } from '../../../testing/fakeTransport';
import { hexId } from '../../../testing/jobs';
import { recordedTransport } from '../../../testing/recordedTransport';
import { standardRecordings } from '../../../testing/recording';

const job = hexId('orders');
const vertex = hexId('source');
const list = [
  { name: 'records', type: 'LongCounter', value: '1200' },
  { name: 'names', type: 'ListAccumulator', value: '[a, b]' },
  { name: 'broken', type: 'IntCounter', value: null },
];

const flink = () =>
  fakeTransport({
    [`/jobs/${job}/accumulators`]: { 'user-task-accumulators': list },
    [`/jobs/${job}/vertices/${vertex}/accumulators`]: { 'user-accumulators': list.slice(0, 1) },
  });

it('of a job are one row each, for one request', async () => {
  const transport = flink();
  const { tables } = await askQuery(transport, { queryType: 'accumulators', job });
  expect(tables).toMatchInlineSnapshot(`
[
  "# accumulators
name     value   number  type
records  1200    1200    LongCounter
names    [a, b]  –       ListAccumulator
broken   –       –       IntCounter",
]
`);
  expect(transport.requests).toEqual([`/jobs/${job}/accumulators`]);
});

it('of a vertex are asked for at that vertex', async () => {
  const transport = flink();
  const { tables } = await askQuery(transport, { queryType: 'accumulators', job, vertex });
  expect(tables.join()).toMatch(/records +1200 +1200 +LongCounter$/);
  expect(transport.requests).toEqual([`/jobs/${job}/vertices/${vertex}/accumulators`]);
});

it.each(standardRecordings)('of the jobs of $title are an empty table', async ({ recording }) => {
  const ids = recording.answers.flatMap(({ path }) => /^\/jobs\/(\w{32})\/accumulators$/.exec(path)?.[1] ?? []);
  expect(ids.length).toBeGreaterThan(3);
  const { tables, errors } = await askQuery(recordedTransport(recording), { queryType: 'accumulators', job: ids[0] });
  expect(errors).toEqual([]);
  expect(tables.join().split('\n')).toHaveLength(2);
});

it.each([
  [{}, /lacks user-task-accumulators/],
  [{ 'user-task-accumulators': [{ type: 'IntCounter' }] }, /lacks user-task-accumulators\[0\]\.name/],
])('%j says what is missing', async (answer, sentence) => {
  const transport = fakeTransport({ [`/jobs/${job}/accumulators`]: answer });
  const { errors } = await askQuery(transport, { queryType: 'accumulators', job });
  expect(errors.join()).toMatch(sentence);
});
