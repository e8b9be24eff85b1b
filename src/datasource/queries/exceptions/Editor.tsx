import { t } from '@grafana/i18n';
import { ChoiceField } from '../../fields/ChoiceField';
import { JobField } from '../../fields/JobField';
import { LiveField } from '../../fields/LiveField';
import { type EditorProps } from '../queryType';
import { type ExceptionsQuery } from './run';

export function Editor({ query, onChange, live, variables }: EditorProps<ExceptionsQuery>) {
  return (
    <>
      <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />
      <ChoiceField
        label={t('query.exceptions.show.label', 'As')}
        value={query.show}
        options={[
          {
            value: 'table',
            label: t('query.exceptions.show.table', 'Table'),
            description: t('query.exceptions.show.tableHelp', 'One row a failure, with its root cause'),
          },
          {
            value: 'logs',
            label: t('query.exceptions.show.logs', 'Logs'),
            description: t('query.exceptions.show.logsHelp', 'Stack traces as log lines, for Explore and Logs panels'),
          },
        ]}
        onChange={(show) => onChange({ ...query, show })}
      />
      <LiveField
        label={t('query.exceptions.limit.label', 'At most')}
        help={t(
          'query.exceptions.limit.help',
          'The newest ones. Flink keeps 16 of a job unless web.exception-history-size says otherwise.'
        )}
        placeholder={t('query.exceptions.limit.placeholder', 'As many as Flink keeps')}
        value={query.limit}
        onChange={(limit) => onChange({ ...query, limit })}
        load={() => Promise.resolve(['1', '5', '10'].map((value) => ({ value })))}
        variables={variables}
      />
    </>
  );
}
