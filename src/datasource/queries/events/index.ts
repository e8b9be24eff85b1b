import { t } from '@grafana/i18n';
import { events as eventsFrame } from '../../../frames/events';
import { defineQueryType } from '../queryType';
import { Editor } from './Editor';
import { type EventsQuery, run } from './run';

export const events = defineQueryType<EventsQuery>({
  label: () => t('query.events.label', 'Events'),
  description: () =>
    t('query.events.description', 'What happened when: restarts, failures, failed checkpoints; also for annotations'),
  group: 'health',
  frames: [
    {
      contract: eventsFrame,
      what: 'One row an event within the dashboard’s time range, newest first. A restart stands for the states RESTARTING and RUNNING that belong to it.',
    },
  ],
  defaults: { job: '', kinds: [] },
  run,
  Editor,
  variable: { text: 'title', value: 'id' },
});
