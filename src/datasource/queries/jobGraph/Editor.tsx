import { t } from '@grafana/i18n';
import { JobField } from '../../fields/JobField';
import { PastField } from '../../fields/PastField';
import { type EditorProps } from '../queryType';
import { type JobGraphQuery } from './run';

export function Editor({ query, onChange, live, variables }: EditorProps<JobGraphQuery>) {
  return (
    <>
      <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />
      <PastField
        past={query.past}
        onChange={(past) => onChange({ ...query, past })}
        help={t(
          'query.jobGraph.pastHelp',
          'The series of the time range come along, from the Prometheus that this data source names: the job graph panel can then show any moment'
        )}
      />
    </>
  );
}
