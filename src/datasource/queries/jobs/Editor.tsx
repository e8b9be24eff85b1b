import { t } from '@grafana/i18n';
import { ChoiceField } from '../../fields/ChoiceField';
import { ChoicesField } from '../../fields/ChoicesField';
import { LiveField } from '../../fields/LiveField';
import { type EditorProps } from '../queryType';
import { type JobsQuery } from './run';

/** Flink's own words, those of jobs that go on first. */
const states = [
  'RUNNING',
  'RESTARTING',
  'FAILING',
  'FAILED',
  'CREATED',
  'INITIALIZING',
  'RECONCILING',
  'CANCELLING',
  'SUSPENDED',
  'FINISHED',
  'CANCELED',
];

export function Editor({ query, onChange, live, variables }: EditorProps<JobsQuery>) {
  return (
    <>
      <ChoicesField
        label={t('query.jobs.states.label', 'States')}
        help={t(
          'query.jobs.states.help',
          'All jobs that the cluster knows, running ones first, or those in these states.'
        )}
        placeholder={t('query.jobs.states.placeholder', 'All states')}
        values={query.states}
        options={states.map((value) => ({ value }))}
        onChange={(chosen) => onChange({ ...query, states: chosen })}
        variables={variables}
      />
      <LiveField
        label={t('query.jobs.name.label', 'Name')}
        help={t(
          'query.jobs.name.help',
          'A part of the name in any case, or a regular expression between slashes: /^orders/'
        )}
        placeholder={t('query.jobs.name.placeholder', 'All names')}
        value={query.name}
        onChange={(name) => onChange({ ...query, name })}
        load={async () => [...new Set((await live.flink.jobs()).map(({ name }) => name))].map((value) => ({ value }))}
        variables={variables}
      />
      <ChoiceField
        label={t('query.jobs.details.label', 'Details')}
        help={t(
          'query.jobs.details.help',
          'One request for each running job at every refresh, two before Flink 2.0; never more than the data source allows: of many jobs some at a time.'
        )}
        value={query.details}
        options={[
          { value: 'none', label: t('query.jobs.details.none', 'None: one request') },
          { value: 'restarts', label: t('query.jobs.details.restarts', 'Restarts, uptime, last checkpoint') },
        ]}
        onChange={(details) => onChange({ ...query, details })}
      />
    </>
  );
}
