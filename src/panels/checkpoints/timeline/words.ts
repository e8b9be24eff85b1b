import { t } from '@grafana/i18n';
import { raw } from '../../../text/fill';

/** What is written into the canvas, fetched once. */
export const timelineWords = () => ({
  limits: {
    interval: t('timeline.interval', 'interval {{- time}}', raw),
    timeout: t('timeline.timeout', 'time-out {{- time}}', raw),
    minPause: t('timeline.minPause', 'minimum pause {{- time}}', raw),
  },
  gaps: {
    open: t('timeline.gapOpen', 'no completed checkpoint for {{- time}}', raw),
    closed: t('timeline.gap', 'no checkpoint completed for {{- time}}', raw),
    atLeast: t('timeline.gapAtLeast', 'at least {{- time}}', raw),
    interval: t('timeline.gapInterval', 'interval {{- time}}', raw),
  },
});

export type TimelineWords = ReturnType<typeof timelineWords>;
