import { type PanelPlugin } from '@grafana/data';
import { EmptyState } from '@grafana/ui';
import { barGaugePlugin } from './barGauge';
import { corePlugin } from './define';
import { statPlugin } from './stat';
import { tablePlugin } from './table';
import { textPlugin } from './text';
import { timeSeriesPlugin } from './timeSeries';

function OnlyInGrafana() {
  return <EmptyState variant="not-found" hideImage message="This core panel is only in Grafana" />;
}

const plugins: Record<string, (() => PanelPlugin) | undefined> = {
  bargauge: () => barGaugePlugin(),
  stat: () => statPlugin(),
  table: () => tablePlugin(),
  text: () => textPlugin(),
  timeseries: () => timeSeriesPlugin(),
};

/** Panels of Grafana's core that are not built of published components. */
const onlyInGrafana = new Set([
  'alertlist',
  'annolist',
  'barchart',
  'candlestick',
  'canvas',
  'dashlist',
  'datagrid',
  'debug',
  'flamegraph',
  'gauge',
  'geomap',
  'gettingstarted',
  'heatmap',
  'histogram',
  'live',
  'logs',
  'news',
  'nodeGraph',
  'piechart',
  'radialbar',
  'state-timeline',
  'status-history',
  'traces',
  'trend',
  'welcome',
  'xychart',
]);

/**
 * A panel of Grafana's core by its id; a note in place of those that are not here.
 * @throws where Grafana has no such panel either
 */
export function corePanel(id: string): PanelPlugin {
  const make = plugins[id];
  if (make !== undefined) {
    return make();
  }
  if (onlyInGrafana.has(id)) {
    return corePlugin({ id, name: id, component: OnlyInGrafana });
  }
  throw new Error(`Plugin ${id} not found`);
}
