import { t } from '@grafana/i18n';
import { eventKinds } from '../../../flink/events/event';
import { ChoicesField } from '../../fields/ChoicesField';
import { JobField } from '../../fields/JobField';
import { type EditorProps } from '../queryType';
import { type EventsQuery } from './run';
import { kindNames } from './words';

export function Editor({ query, onChange, live, variables }: EditorProps<EventsQuery>) {
  const names = kindNames();
  return (
    <>
      <JobField
        job={query.job}
        onChange={(job) => onChange({ ...query, job })}
        live={live}
        variables={variables}
        offersAll
      />
      <ChoicesField
        label={t('query.events.kinds.label', 'Events')}
        help={t(
          'query.events.kinds.help',
          'Fewer kinds cost fewer requests. What was seen stays known while the dashboard is open, beyond Flink’s own short histories.'
        )}
        placeholder={t('query.events.kinds.placeholder', 'All kinds')}
        values={query.kinds}
        options={eventKinds.map((value) => ({ value, label: names[value] }))}
        onChange={(kinds) => onChange({ ...query, kinds })}
        variables={variables}
      />
    </>
  );
}
