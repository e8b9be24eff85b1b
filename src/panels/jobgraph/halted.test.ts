import { graphOf, jobRow, now, vertexRow } from '../../testing/jobGraphs';
import { flowsOf } from './flow';
import { withoutHalted } from './halted';

const vertices = [
  vertexRow('source', { state: 'FAILED' }),
  vertexRow('join', { state: 'RUNNING' }),
  vertexRow('sink', { state: 'FINISHED' }),
];
const restarting = graphOf('source>join join>sink', { job: jobRow({ state: 'RESTARTING' }), vertices });

it('nothing flows into, through or out of what has failed', () => {
  const graph = withoutHalted(restarting);
  expect(graph.vertices.map(({ recordsOut, bytesOut }) => [recordsOut, bytesOut])).toEqual([
    [null, null],
    [9400, 940_000],
    [9400, 940_000],
  ]);
  expect(graph.edges.map(({ records }) => records)).toEqual([null, 9400]);
});

it('no connection between two such vertices borrows a rate of theirs', () => {
  const both = restarting.vertices.map((vertex) => ({ ...vertex, state: 'CANCELED' }));
  const flows = flowsOf(withoutHalted({ ...restarting, vertices: both }));
  expect([...flows.values()].map(({ records }) => records)).toEqual([null, null]);
});

it('an ended job keeps what it did, a running one all it does', () => {
  const ended = { ...restarting, job: jobRow({ state: 'FAILED', ended: now }) };
  expect(withoutHalted(ended)).toBe(ended);
  const running = graphOf('a>b');
  expect(withoutHalted(running)).toBe(running);
});
