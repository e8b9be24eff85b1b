import { type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useMemo } from 'react';
import { ProblemView } from '../shared/ProblemView';
import { LatencyView } from './LatencyView';
import { knownOptions, type Options } from './options';
import { useInput } from './useModel';

export function LatencyPanel(props: PanelProps<Options>) {
  const { id, data, fieldConfig } = props;
  const options = useMemo(() => knownOptions(props.options), [props.options]);
  const input = useInput(data.series);
  const isEmpty = input.lines.every(({ times }) => times.length === 0) && input.table.length === 0;
  if (isEmpty) {
    const message = t(
      'panel.nothing',
      'Choose the query type “Latency” of a Flink data source with “Over time and now”, or latency series of Prometheus or InfluxDB.'
    );
    return <ProblemView id={id} data={data} fieldConfig={fieldConfig} message={message} />;
  }
  return <LatencyView {...props} options={options} input={input} />;
}
