import { LoadingState, type PanelData, type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PanelDataErrorView } from '@grafana/runtime';
import { useMemo } from 'react';
import { readJobGraph } from '../../frames/jobGraph';
import { withoutUncounted } from './counted';
import { JobGraph } from './JobGraph';
import { Message } from './Message';
import { type Options } from './options';

const errorOf = ({ errors }: PanelData): string | undefined =>
  errors?.map(({ message }) => message).find((message) => message !== undefined && message !== '');

export function JobGraphPanel({ id, data, options, fieldConfig, width, height, timeZone }: PanelProps<Options>) {
  const graph = useMemo(() => {
    const read = readJobGraph(data.series);
    return read === null ? null : withoutUncounted(read);
  }, [data.series]);
  const size = useMemo(() => ({ width, height }), [width, height]);
  if (graph !== null) {
    return <JobGraph graph={graph} options={options} size={size} timeZone={timeZone} />;
  }
  const error = errorOf(data);
  if (error !== undefined) {
    return <Message icon="exclamation-triangle" text={error} />;
  }
  if (data.state === LoadingState.Loading && data.series.length === 0) {
    // Grafana shows a bar above the panel.
    return null;
  }
  return (
    <PanelDataErrorView
      panelId={id}
      data={data}
      fieldConfig={fieldConfig}
      message={t(
        'panel.noGraph',
        'Choose the query type “Job graph” of a Flink data source: this panel draws its vertices and edges.'
      )}
    />
  );
}
