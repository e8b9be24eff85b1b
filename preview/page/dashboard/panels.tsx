import { DataTopic, type DataTransformerConfig } from '@grafana/data';
import {
  SceneDataTransformer,
  SceneGridItem,
  type SceneGridItemLike,
  SceneGridRow,
  SceneQueryRunner,
  VizPanel,
} from '@grafana/scenes';
import { type PanelJson } from './model';
import { PanelLinks } from './PanelLinks';
import { PanelNotices } from './PanelNotices';

const keyOf = (id: number) => `panel-${id}`;

/** Grafana applies transformations marked for annotations to annotations only; the preview has none. */
const forSeries = ({ topic }: DataTransformerConfig) => topic === undefined || topic === DataTopic.Series;

function dataOf(json: PanelJson): SceneDataTransformer | undefined {
  const { targets = [], datasource } = json;
  if (targets.length === 0) {
    return undefined;
  }
  const queries = new SceneQueryRunner({
    datasource: datasource ?? undefined,
    queries: targets,
    maxDataPoints: json.maxDataPoints ?? undefined,
    maxDataPointsFromWidth: true,
    minInterval: json.interval ?? undefined,
  });
  return new SceneDataTransformer({ $data: queries, transformations: (json.transformations ?? []).filter(forSeries) });
}

function panelOf(json: PanelJson): VizPanel {
  const { title = '' } = json;
  return new VizPanel({
    key: keyOf(json.id),
    title,
    description: json.description,
    pluginId: json.type,
    pluginVersion: json.pluginVersion,
    options: json.options ?? {},
    fieldConfig: { defaults: {}, overrides: [], ...json.fieldConfig },
    displayMode: json.transparent === true ? 'transparent' : undefined,
    hoverHeader: title === '',
    hoverHeaderOffset: 0,
    titleItems: [new PanelLinks({ links: json.links ?? [] }), new PanelNotices({})],
    $data: dataOf(json),
  });
}

function itemOf(json: PanelJson): SceneGridItem {
  const { x, y, w, h } = json.gridPos;
  return new SceneGridItem({
    key: `grid-item-${json.id}`,
    x,
    y,
    width: w,
    height: h,
    isDraggable: false,
    isResizable: false,
    body: panelOf(json),
  });
}

const rowOf = (json: PanelJson, children: SceneGridItemLike[]) =>
  new SceneGridRow({
    key: keyOf(json.id),
    title: json.title ?? '',
    y: json.gridPos.y,
    isCollapsed: json.collapsed === true,
    isDraggable: false,
    children,
  });

/** Panels after an open row belong to it until the next row; a closed row holds its own. */
export function gridOf(panels: readonly PanelJson[]): SceneGridItemLike[] {
  const items: SceneGridItemLike[] = [];
  let open: { row: PanelJson; children: SceneGridItemLike[] } | null = null;
  for (const panel of panels) {
    if (panel.type !== 'row') {
      (open?.children ?? items).push(itemOf(panel));
      continue;
    }
    if (open !== null) {
      items.push(rowOf(open.row, open.children));
    }
    open = panel.collapsed === true ? null : { row: panel, children: [] };
    if (panel.collapsed === true) {
      items.push(rowOf(panel, (panel.panels ?? []).map(itemOf)));
    }
  }
  return open === null ? items : [...items, rowOf(open.row, open.children)];
}
