import { type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useTheme2 } from '@grafana/ui';
import { useDeferredValue, useMemo } from 'react';
import { readJobGraph } from '../../frames/jobGraph';
import { ProblemView } from '../shared/ProblemView';
import { variableValue } from '../shared/variable';
import { withoutUncounted } from './counted';
import { withoutHalted } from './halted';
import { figuresOf, withNames } from './figures';
import { JobGraph, type Travel } from './JobGraph';
import { knownOptions, type Options } from './options';
import { PastMark } from './timeTravel/PastMark';
import { TimeBar } from './timeTravel/TimeBar';
import { useTimeTravel } from './timeTravel/useTimeTravel';

/** Smallest panel, in pixels, that has room for the time bar. */
const leastForBar = { width: 320, height: 240 } as const;

export function JobGraphPanel(props: PanelProps<Options>) {
  const { id, fieldConfig, width, height, timeRange, timeZone, eventBus, replaceVariables } = props;
  // New values of a large graph are worked on in slices, and what came meanwhile takes their place.
  const data = useDeferredValue(props.data);
  const theme = useTheme2();
  const options = useMemo(() => knownOptions(props.options), [props.options]);
  const { skewLimit, watermarkLimit } = options;
  const figures = useMemo(
    () => figuresOf(data.series, theme, { skewFactor: skewLimit, watermarkLag: watermarkLimit * 1_000 }),
    [data.series, theme, skewLimit, watermarkLimit]
  );
  const live = useMemo(() => {
    const read = readJobGraph(data.series);
    return read === null ? null : withoutHalted(withoutUncounted(withNames(read, data.series, theme)));
  }, [data.series, theme]);
  const { timeline, moment, state, dispatch, since } = useTimeTravel({ data, live, timeRange, eventBus });
  const past = useMemo(() => (moment === null ? null : withoutUncounted(moment.graph)), [moment]);
  const size = useMemo(() => ({ width, height }), [width, height]);
  if (live === null) {
    const message = t(
      'panel.noGraph',
      'Choose the query type “Job graph” of a Flink data source: this panel draws its vertices and edges.'
    );
    return <ProblemView id={id} data={data} fieldConfig={fieldConfig} message={message} />;
  }
  const graph = past ?? live;
  const at = moment?.at ?? null;
  const hasBar = timeline !== null && width >= leastForBar.width && height >= leastForBar.height;
  const bar = { graph, at, state, dispatch, width, timeZone };
  const travel: Travel = {
    at,
    since,
    mark: moment === null ? null : <PastMark moment={moment} timeZone={timeZone} />,
    bar: hasBar ? <TimeBar timeline={timeline} {...bar} /> : null,
  };
  return (
    <JobGraph
      graph={graph}
      options={options}
      figures={figures}
      size={size}
      timeZone={timeZone}
      frames={data.series}
      held={variableValue(options.selectionVariable, replaceVariables) ?? ''}
      travel={travel}
    />
  );
}
