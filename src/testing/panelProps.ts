import { EventBusSrv, type PanelData, type PanelProps } from '@grafana/data';

/** What Grafana gives to a panel of 1,400 x 500 pixels in UTC. */
export const panelProps = <Options>(options: Options, data: PanelData): PanelProps<Options> => ({
  id: 1,
  data,
  options,
  timeRange: data.timeRange,
  timeZone: 'utc',
  transparent: false,
  width: 1_400,
  height: 500,
  fieldConfig: { defaults: {}, overrides: [] },
  renderCounter: 0,
  title: 'Job graph',
  eventBus: new EventBusSrv(),
  onOptionsChange: () => undefined,
  onFieldConfigChange: () => undefined,
  onChangeTimeRange: () => undefined,
  replaceVariables: (text) => text,
});
