import { t } from '@grafana/i18n';
import { graphEdges, graphJob, graphSubtasks, graphTaskManagers, graphVertices } from '../../../frames/jobGraph';
import { pastSeries } from '../../../frames/pressureSeries';
import { defineQueryType } from '../queryType';
import { verdicts } from '../../../frames/verdict';
import { Editor } from './Editor';
import { type JobGraphQuery, run } from './run';

export const jobGraph = defineQueryType<JobGraphQuery>({
  label: () => t('query.jobGraph.label', 'Job graph'),
  description: () => t('query.jobGraph.description', 'Vertices with pressure and rates, and how they are connected'),
  group: 'pressure',
  frames: [
    {
      contract: graphVertices,
      what: 'One row a vertex, in topological order. The first six columns are for Grafana’s own Node graph panel.',
    },
    { contract: graphEdges, what: 'One row a connection; records flow from `source` to `target`.' },
    { contract: graphJob, what: 'One row: the job as a whole.' },
    { contract: graphSubtasks, what: 'One row a subtask of each vertex that was looked at.' },
    { contract: graphTaskManagers, what: 'One row a TaskManager that runs a suspect, and `*` for the mean of all.' },
    {
      contract: verdicts,
      what: 'One row a bottleneck, the one that holds back most first; none while nothing holds the job back.',
    },
    {
      contract: pastSeries,
      what: 'With its past: one frame a subtask and metric, as Grafana’s Prometheus data source gives them, told apart by labels.',
    },
  ],
  defaults: { job: '', past: false },
  run,
  Editor,
  variable: { text: 'title', value: 'id' },
});
