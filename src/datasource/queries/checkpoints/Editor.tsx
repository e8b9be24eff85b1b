import { t } from '@grafana/i18n';
import { InlineField, InlineSwitch } from '@grafana/ui';
import { useId } from 'react';
import { ChoiceField } from '../../fields/ChoiceField';
import { JobField } from '../../fields/JobField';
import { PastField } from '../../fields/PastField';
import { type EditorProps } from '../queryType';
import { type CheckpointsQuery, type Show } from './run';

const options = (): Array<{ value: Show; label: string; description: string }> => [
  {
    value: 'history',
    label: t('query.checkpoints.history', 'History'),
    description: t(
      'query.checkpoints.historyHelp',
      'One row a checkpoint, and more of them the longer the dashboard is open'
    ),
  },
  {
    value: 'counts',
    label: t('query.checkpoints.counts', 'Counts'),
    description: t('query.checkpoints.countsHelp', 'Completed, failed, in progress, restored'),
  },
  {
    value: 'summary',
    label: t('query.checkpoints.summary', 'Summary'),
    description: t('query.checkpoints.summaryHelp', 'Percentiles of duration and sizes'),
  },
  {
    value: 'config',
    label: t('query.checkpoints.configuration', 'Configuration'),
    description: t('query.checkpoints.configurationHelp', 'Interval, time-out, storage and the other settings'),
  },
];

export function Editor({ query, onChange, live, variables }: EditorProps<CheckpointsQuery>) {
  const id = useId();
  return (
    <>
      <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />
      <ChoiceField
        label={t('query.checkpoints.show', 'Of checkpoints')}
        value={query.show}
        options={options()}
        onChange={(show) => onChange({ ...query, show })}
      />
      {query.show === 'history' && (
        <>
          <InlineField
            label={t('query.checkpoints.phases', 'Phases')}
            labelWidth={14}
            htmlFor={id}
            tooltip={t(
              'query.checkpoints.phasesHelp',
              'Start delay, alignment, sync and async of the slowest subtask. Costs two more requests a checkpoint, once, within the budget of a refresh.'
            )}
          >
            <InlineSwitch
              id={id}
              value={query.phases}
              onChange={({ currentTarget }) => onChange({ ...query, phases: currentTarget.checked })}
            />
          </InlineField>
          <PastField
            past={query.past}
            onChange={(past) => onChange({ ...query, past })}
            help={t(
              'query.checkpoints.pastHelp',
              'Flink’s gauges of checkpoints over the time range come along, from the Prometheus that this data source names: the checkpoint panel draws those that Flink no longer lists as hollow points'
            )}
          />
        </>
      )}
    </>
  );
}
