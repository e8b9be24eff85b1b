import { t } from '@grafana/i18n';
import { type ComboboxOption } from '@grafana/ui';
import { chainOf } from '../../../flink/latency/chain';
import { statistics } from '../../../flink/latency/markerName';
import { type Job } from '../../../flink/job';
import { ChoiceField } from '../../fields/ChoiceField';
import { JobField } from '../../fields/JobField';
import { LiveField } from '../../fields/LiveField';
import { PastField } from '../../fields/PastField';
import { VertexField } from '../../fields/VertexField';
import { type EditorProps } from '../queryType';
import { type LatencyQuery, type LatencyShow } from './query';

/** The first operators of vertices that nothing flows into; they have the ids of their vertices. */
export function sourceOptions({ vertices, edges }: Pick<Job, 'vertices' | 'edges'>): Array<ComboboxOption<string>> {
  const fed = new Set(edges.map(({ target }) => target));
  return vertices
    .filter(({ id }) => !fed.has(id))
    .map(({ id, name }) => ({ value: id, label: chainOf(name).name, description: name }));
}

const showOptions = (): Array<ComboboxOption<LatencyShow>> => [
  {
    value: 'now',
    label: t('query.latency.now', 'Now'),
    description: t('query.latency.nowHelp', 'One row a source, operator and subtask'),
  },
  {
    value: 'series',
    label: t('query.latency.series', 'Over time'),
    description: t('query.latency.seriesHelp', 'One line a source and operator: its worst subtask'),
  },
  {
    value: 'subtasks',
    label: t('query.latency.subtasks', 'Over time, each subtask'),
    description: t('query.latency.subtasksHelp', 'One line a subtask; choose a vertex'),
  },
  {
    value: 'both',
    label: t('query.latency.both', 'Over time and now'),
    description: t('query.latency.bothHelp', 'For the Flink latency panel: its heat map, matrix and subtasks'),
  },
];

export function Editor({ query, onChange, live, variables }: EditorProps<LatencyQuery>) {
  const { job, vertex, source, statistic, show } = query;
  const shared = { live, variables };
  return (
    <>
      <JobField job={job} onChange={(next) => onChange({ ...query, job: next })} {...shared} />
      <ChoiceField
        label={t('query.latency.show', 'Values')}
        help={t(
          'query.latency.showHelp',
          'Flink itself only knows the latencies of now: lines begin when the dashboard is opened.'
        )}
        value={show}
        options={showOptions()}
        onChange={(next) => onChange({ ...query, show: next })}
      />
      <LiveField
        label={t('query.latency.statistic', 'Statistic')}
        help={t(
          'query.latency.statisticHelp',
          'Of the last 128 markers of each pair. Several with commas between them. Each statistic costs requests of its own.'
        )}
        placeholder={t('query.latency.allStatistics', 'All statistics')}
        value={statistic}
        onChange={(next) => onChange({ ...query, statistic: next })}
        load={() => Promise.resolve(statistics.map((value) => ({ value })))}
        variables={variables}
      />
      <VertexField
        job={job}
        vertex={vertex}
        placeholder={t('query.latency.allVertices', 'All vertices')}
        onChange={(next) => onChange({ ...query, vertex: next })}
        {...shared}
      />
      <LiveField
        label={t('query.latency.source', 'Source')}
        help={t(
          'query.latency.sourceHelp',
          'The source that markers come from, by operator ID or name, or a variable.'
        )}
        placeholder={t('query.latency.allSources', 'All sources')}
        value={source}
        onChange={(next) => onChange({ ...query, source: next })}
        load={async () => sourceOptions(await live.flink.job(await live.jobId(job)))}
        variables={variables}
      />
      {show !== 'now' && (
        <PastField
          past={query.past}
          onChange={(past) => onChange({ ...query, past })}
          help={t(
            'query.latency.pastHelp',
            'Latency markers over the time range come along, from the Prometheus that this data source names: the latency panel puts them before what Flink tells now. Prometheus has p50, p75, p95, p98, p99 and p999.'
          )}
        />
      )}
    </>
  );
}
