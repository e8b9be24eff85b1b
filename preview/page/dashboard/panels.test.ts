import { SceneGridItem, type SceneGridItemLike, SceneGridRow, SceneDataTransformer, VizPanel } from '@grafana/scenes';
import { isTrusted } from '../guards';
import { type PanelJson } from './model';
import { gridOf } from './panels';

const at = (y: number) => ({ x: 0, y, w: 12, h: 4 });
const panel = (id: number, rest: Partial<PanelJson> = {}): PanelJson => ({
  id,
  type: 'stat',
  title: `panel ${id}`,
  gridPos: at(id),
  ...rest,
});
const row = (id: number, rest: Partial<PanelJson> = {}): PanelJson => ({
  id,
  type: 'row',
  title: `row ${id}`,
  gridPos: at(id),
  ...rest,
});

function bodyOf(item: SceneGridItemLike | undefined): VizPanel {
  const body: unknown = item instanceof SceneGridItem ? item.state.body : undefined;
  expect(body).toBeInstanceOf(VizPanel);
  if (isTrusted<VizPanel>(body)) {
    return body;
  }
  throw new Error('no panel');
}

function outline(items: readonly SceneGridItemLike[]): unknown[] {
  return items.map((item) =>
    item instanceof SceneGridRow
      ? { [item.state.title]: outline(item.state.children), closed: item.state.isCollapsed === true }
      : bodyOf(item).state.title
  );
}

it('puts panels after an open row into it, and keeps those of a closed row', () => {
  const panels = [
    panel(1),
    row(2),
    panel(3),
    panel(4),
    row(5, { collapsed: true, panels: [panel(6)] }),
    panel(7),
    row(8),
  ];
  expect(outline(gridOf(panels))).toEqual([
    'panel 1',
    { 'row 2': ['panel 3', 'panel 4'], closed: false },
    { 'row 5': ['panel 6'], closed: true },
    'panel 7',
    { 'row 8': [], closed: false },
  ]);
});

it('takes over what a panel says of itself', () => {
  const [item] = gridOf([
    panel(1, {
      title: '',
      description: 'why',
      transparent: true,
      options: { a: 1 },
      fieldConfig: { defaults: { unit: 's' } },
      pluginVersion: '12.3.0',
    }),
  ]);
  expect(item?.state).toMatchObject({ x: 0, y: 1, width: 12, height: 4 });
  expect(bodyOf(item).state).toMatchObject({
    key: 'panel-1',
    pluginId: 'stat',
    description: 'why',
    displayMode: 'transparent',
    hoverHeader: true,
    options: { a: 1 },
    fieldConfig: { defaults: { unit: 's' }, overrides: [] },
    pluginVersion: '12.3.0',
  });
});

it('asks nothing where there is no query', () => {
  expect(bodyOf(gridOf([panel(1)])[0]).state.$data).toBeUndefined();
});

it('runs queries and the transformations of series after them', () => {
  const datasource = { type: 't', uid: '${flink}' };
  const [item] = gridOf([
    panel(1, {
      datasource,
      targets: [{ refId: 'A' }],
      maxDataPoints: 7,
      interval: '10s',
      transformations: [
        { id: 'limit', options: {} },
        { id: 'sortBy', options: {}, topic: 'annotations' as never },
      ],
    }),
  ]);
  const data = bodyOf(item).state.$data;
  expect(data).toBeInstanceOf(SceneDataTransformer);
  expect(data?.state.$data?.state).toMatchObject({
    datasource,
    queries: [{ refId: 'A' }],
    maxDataPoints: 7,
    minInterval: '10s',
  });
  expect(data instanceof SceneDataTransformer && data.state.transformations).toEqual([{ id: 'limit', options: {} }]);
});
