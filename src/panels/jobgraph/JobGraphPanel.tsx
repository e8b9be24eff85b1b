import { type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { readJobGraph } from '../../frames/jobGraph';
import { ProblemView } from '../shared/ProblemView';
import { withoutUncounted } from './counted';
import { figuresOf, withNames } from './figures';
import { JobGraph } from './JobGraph';
import { type Options } from './options';
import { variableValue } from './useVariable';

export function JobGraphPanel(props: PanelProps<Options>) {
  const { id, data, options, fieldConfig, width, height, timeZone, replaceVariables } = props;
  const theme = useTheme2();
  const figures = useMemo(() => figuresOf(data.series, theme), [data.series, theme]);
  const graph = useMemo(() => {
    const read = readJobGraph(data.series);
    return read === null ? null : withoutUncounted(withNames(read, data.series, theme));
  }, [data.series, theme]);
  const size = useMemo(() => ({ width, height }), [width, height]);
  if (graph !== null) {
    return (
      <JobGraph
        graph={graph}
        options={options}
        figures={figures}
        size={size}
        timeZone={timeZone}
        frames={data.series}
        held={variableValue(options.selectionVariable, replaceVariables)}
      />
    );
  }
  const message = t(
    'panel.noGraph',
    'Choose the query type “Job graph” of a Flink data source: this panel draws its vertices and edges.'
  );
  return <ProblemView id={id} data={data} fieldConfig={fieldConfig} message={message} />;
}
