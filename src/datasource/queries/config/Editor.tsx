import { t } from '@grafana/i18n';
import { ChoiceField } from '../../fields/ChoiceField';
import { JobField } from '../../fields/JobField';
import { type EditorProps } from '../queryType';
import { type ConfigQuery } from './run';

export function Editor({ query, onChange, live, variables }: EditorProps<ConfigQuery>) {
  return (
    <>
      <ChoiceField
        label={t('query.config.of.label', 'Of')}
        help={t(
          'query.config.of.help',
          'That of the cluster is for people who may edit dashboards in Grafana. Values whose names look secret are masked.'
        )}
        value={query.of}
        options={[
          { value: 'job', label: t('query.config.of.job', 'A job') },
          { value: 'cluster', label: t('query.config.of.cluster', 'The cluster') },
        ]}
        onChange={(of) => onChange({ ...query, of })}
      />
      {query.of === 'cluster' ? null : (
        <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />
      )}
    </>
  );
}
