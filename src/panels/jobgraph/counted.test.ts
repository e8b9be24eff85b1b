import { graphOf, subtaskRow, vertexRow } from '../../testing/jobGraphs';
import { withoutUncounted } from './counted';

it('a zero that Flink does not count is not known, other zeros are zeros', () => {
  const zero = { recordsIn: 0, recordsOut: 0, bytesIn: 0, bytesOut: 0 };
  const graph = graphOf('source>map map>sink', {
    vertices: [vertexRow('source', zero), vertexRow('map', zero), vertexRow('sink', { ...zero, recordsOut: 7 })],
  });
  const rates = withoutUncounted(graph).vertices.map(({ recordsIn, recordsOut, bytesIn, bytesOut }) => [
    recordsIn,
    recordsOut,
    bytesIn,
    bytesOut,
  ]);
  expect(rates).toEqual([
    [null, 0, null, 0],
    [0, 0, 0, 0],
    [0, 7, 0, null],
  ]);
});

it('so is that of their subtasks', () => {
  const zero = { recordsIn: 0, recordsOut: 0 };
  const subtasks = ['source', 'sink'].map((vertex) => subtaskRow(vertex, 0, zero));
  const found = withoutUncounted(graphOf('source>sink', { subtasks })).subtasks;
  expect(found.map(({ recordsIn, recordsOut }) => [recordsIn, recordsOut])).toEqual([
    [null, 0],
    [0, null],
  ]);
});
