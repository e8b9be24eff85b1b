import { t } from '@grafana/i18n';
import { InlineField, InlineSwitch } from '@grafana/ui';
import { useId } from 'react';
import { JobField } from '../../fields/JobField';
import { type EditorProps } from '../queryType';
import { type JobGraphQuery } from './run';

export function Editor({ query, onChange, live, variables }: EditorProps<JobGraphQuery>) {
  const id = useId();
  return (
    <>
      <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />
      <InlineField
        label={t('query.jobGraph.past', 'With its past')}
        labelWidth={20}
        htmlFor={id}
        tooltip={t(
          'query.jobGraph.pastHelp',
          'The series of the time range come along, from the Prometheus that this data source names: the job graph panel can then show any moment'
        )}
      >
        <InlineSwitch
          id={id}
          value={query.past}
          onChange={({ currentTarget }) => onChange({ ...query, past: currentTarget.checked })}
        />
      </InlineField>
    </>
  );
}
