import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { asTableShows } from './emptyTables';

const frame = (...values: number[]) =>
  createDataFrame({ name: 'a', meta: { notices: [] }, fields: [{ name: 'x', type: FieldType.number, values }] });
const columnsOf = (frames: DataFrame[], panelPluginId?: string) =>
  asTableShows({ data: frames, key: 'k' }, panelPluginId === undefined ? {} : { panelPluginId }).data.map(
    ({ fields }: DataFrame) => fields.length
  );

it.each([
  ['loses its columns without rows', [frame(), frame()], 'table', [0, 0]],
  ['keeps them with rows', [frame(1)], 'table', [1]],
  ['keeps them while another frame has rows', [frame(), frame(1)], 'table', [1, 1]],
])('a table %s', (_what, frames, panel, columns) => {
  expect(columnsOf(frames, panel)).toEqual(columns);
});

it.each([['stat'], ['flinkscope-checkpoints-panel'], [undefined]])('%s gets what there is', (panel) => {
  expect(columnsOf([frame()], panel)).toEqual([1]);
});

it('keeps names and notices', () => {
  const { data, key } = asTableShows({ data: [frame()], key: 'k' }, { panelPluginId: 'table' });
  expect([key, data]).toEqual(['k', [expect.objectContaining({ name: 'a', meta: { notices: [] } })]]);
});
