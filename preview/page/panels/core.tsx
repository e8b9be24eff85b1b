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

/** A panel of Grafana's core by its id; a note in place of those that are not built of published components. */
export const corePanel = (id: string): PanelPlugin =>
  plugins[id]?.() ?? corePlugin({ id, name: id, component: OnlyInGrafana });
