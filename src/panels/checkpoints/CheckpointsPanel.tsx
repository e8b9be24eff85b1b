import { LoadingState, type PanelData, type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useMemo } from 'react';
import { annotationsOf } from '../shared/annotations';
import { Message } from '../shared/Message';
import { ProblemView } from '../shared/ProblemView';
import { setVariable, variableValue } from '../shared/variable';
import { Checkpoints } from './Checkpoints';
import { readFrames } from './frames';
import { gaugePoints } from './history/gauges';
import { type Range } from './history/summary';
import { knownOptions, type Options } from './options';
import { useSelected } from './useSelected';
import { vertexWay } from './verdict/ShowInGraph';

/** The data source keeps the last values while Flink does not answer, and says so. */
function staleText({ series, errors }: PanelData): string | null {
  const notice = series
    .flatMap(({ meta }) => meta?.notices ?? [])
    .find(({ severity }) => severity === 'warning' || severity === 'error');
  return notice?.text ?? (series.length > 0 ? (errors?.[0]?.message ?? null) : null);
}

export function CheckpointsPanel(props: PanelProps<Options>) {
  const { id, data, fieldConfig, width, height, timeRange, timeZone, eventBus, replaceVariables, onChangeTimeRange } =
    props;
  const options = useMemo(() => knownOptions(props.options), [props.options]);
  const frames = useMemo(() => readFrames(data.series), [data.series]);
  const gauges = useMemo(() => gaugePoints(data.series, frames?.latest?.jobId ?? null), [data.series, frames]);
  const annotations = useMemo(
    () => (options.annotations ? annotationsOf(data.annotations) : []),
    [data.annotations, options.annotations]
  );
  const { graphVariable } = options;
  const hasGraph = variableValue(graphVariable, replaceVariables) !== null;
  const size = useMemo(() => ({ width, height }), [width, height]);
  const selected = useSelected(options.variable, replaceVariables);
  if (frames?.isOff === true) {
    return (
      <Message
        text={t(
          'panel.off',
          'This job takes no checkpoints: it is a batch job, or execution.checkpointing.interval is not set.'
        )}
      />
    );
  }
  if (frames === null && gauges.length === 0) {
    const message = t(
      'panel.noFrames',
      'Choose the query type “Checkpoints” of a Flink data source, history: this panel draws its rows.'
    );
    return <ProblemView id={id} data={data} fieldConfig={fieldConfig} message={message} />;
  }
  if (frames !== null && frames.rows.length === 0 && gauges.length === 0) {
    return <Message text={t('panel.none', 'This job has taken no checkpoint yet.')} />;
  }
  return (
    <Checkpoints
      frames={frames ?? { rows: [], latest: null, details: [], isOff: false }}
      gauges={gauges}
      options={options}
      size={size}
      timeRange={timeRange}
      timeZone={timeZone}
      eventBus={eventBus}
      selected={selected}
      isLoading={data.state === LoadingState.Loading}
      annotations={annotations}
      selectVertex={hasGraph ? (vertexId) => setVariable(graphVariable, vertexId) : null}
      wayTo={(vertexId) => vertexWay(data.series, vertexId)}
      stale={staleText(data)}
      onZoom={({ from, to }: Range) => onChangeTimeRange({ from, to })}
    />
  );
}
