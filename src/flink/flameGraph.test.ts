import { failureFrom, unexpected } from '../testing/failureFrom';
import { fakeTransport } from '../testing/fakeTransport';
import { hexId } from '../testing/jobs';
import { decodedAt, diagnosticRecordings } from '../testing/recording';
import { decodeFlameGraph, getFlameGraph } from './flameGraph';

const endpoint = '/jobs/:id/vertices/:vid/flamegraph';
const node = (name: string, value: number, ...children: unknown[]) => ({ name, value, children });

it('lists the tree depth first, with what is on top of the stack', () => {
  const data = node('root', 100, node('a', 99, node('b', 60), node('c', 30, node('d', 30))), node('e', 1));
  expect(decodeFlameGraph({ endTimestamp: 1795262507302, data })).toEqual({
    state: 'sampled',
    at: 1795262507302,
    rows: [
      { level: 0, label: 'root', value: 100, self: 0 },
      { level: 1, label: 'a', value: 99, self: 9 },
      { level: 2, label: 'b', value: 60, self: 60 },
      { level: 2, label: 'c', value: 30, self: 0 },
      { level: 3, label: 'd', value: 30, self: 30 },
      { level: 1, label: 'e', value: 1, self: 1 },
    ],
  });
});

it.each([
  [-1, 'ended'],
  [-2, 'off'],
  [-3, 'waiting'],
])('%s means %s', (endTimestamp, state) => {
  expect(decodeFlameGraph({ endTimestamp })).toEqual({ state });
});

it('is tolerant: no list of children, and children that are more than their parent', () => {
  const data = { name: 'root', value: 1, children: [{ name: 'a', value: 2, more: true }] };
  expect(decodeFlameGraph({ endTimestamp: 1, data })).toMatchObject({ rows: [{ self: 0 }, { self: 2 }] });
});

it.each([
  [{}, 'endTimestamp'],
  [{ endTimestamp: 1 }, 'data'],
  [{ endTimestamp: 1, data: { value: 1 } }, 'data.name'],
  [
    { endTimestamp: 1, data: { name: 'root', value: 1, children: [{ name: 'a', value: 'NaN' }] } },
    'data.children[0].value',
  ],
])('%j lacks %s', (answer, field) => {
  expect(failureFrom(() => decodeFlameGraph(answer))).toEqual(unexpected(endpoint, field));
});

it('asks for one subtask or for all', async () => {
  const path = `/jobs/${hexId('j')}/vertices/${hexId('v')}/flamegraph`;
  const transport = fakeTransport({ [path]: { endTimestamp: -3 } });
  const asked = { jobId: hexId('j'), vertexId: hexId('v'), type: 'offCpu' } as const;
  await getFlameGraph(transport, { ...asked, subtask: null });
  await getFlameGraph(transport, { ...asked, subtask: 3 });
  expect(transport.requests).toEqual([`${path}?type=OFF_CPU`, `${path}?type=OFF_CPU&subtaskindex=3`]);
});

describe.each(diagnosticRecordings)('flame graphs of $title', ({ recording }) => {
  const graphs = decodedAt(recording, `${endpoint}?type`, decodeFlameGraph).map(({ value }) => value);

  it('are waited for, and then there', () => {
    const states = graphs.map(({ state }) => state);
    expect(states.indexOf('waiting')).toBeGreaterThanOrEqual(0);
    expect(states.indexOf('sampled')).toBeGreaterThan(states.indexOf('waiting'));
  });

  it('add up', () => {
    for (const graph of graphs) {
      const [root, ...below] = graph.state === 'sampled' ? graph.rows : [];
      const inside = below.filter(({ level }) => level === 1).reduce((sum, { value }) => sum + value, 0);
      expect(root?.value ?? 0).toBe(inside);
      expect([root, ...below].reduce((sum, row) => sum + (row?.self ?? 0), 0)).toBe(root?.value ?? 0);
      expect(below.filter(({ label }) => label === '')).toEqual([]);
    }
  });
});
