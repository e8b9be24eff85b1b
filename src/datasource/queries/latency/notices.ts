import { type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';
import { fill, raw } from '../../../text/fill';

/** What a refresh could not tell, in numbers. */
export interface Gaps {
  /** Flink's word. */
  jobState: string;
  /** Values that are known. */
  known: number;
  /** Values that no request has asked for yet. */
  waiting: number;
  /** Values that are not followed at all. */
  leftOut: number;
  /** Lines that are not drawn. */
  linesLeftOut: number;
  /** Vertices whose markers nobody has looked for yet. */
  unseen: number;
  /** Whether markers were found, whatever the query chose of them. */
  hasMarkers: boolean;
}

const ended: ReadonlySet<string> = new Set(['FINISHED', 'FAILED', 'CANCELED', 'SUSPENDED']);
export const hasEnded = (jobState: string): boolean => ended.has(jobState);

function whyEmpty({ jobState, hasMarkers, waiting, unseen }: Gaps): string | null {
  if (hasEnded(jobState)) {
    return fill(
      t('query.latency.ended', 'This job is {{- state}}: Flink keeps latency markers only while a job runs.', raw),
      { state: jobState }
    );
  }
  if (hasMarkers) {
    return waiting > 0
      ? null
      : t('query.latency.noneChosen', 'This job has latency markers, but none of the chosen vertex and source.');
  }
  return unseen > 0
    ? null
    : t(
        'query.latency.off',
        'Latency markers of this job are off, or none has arrived yet. To turn them on, set metrics.latency.interval (in ms, 1000 is one a second) in Flink’s configuration and restart the job; they cost some throughput, and many metrics in large jobs.'
      );
}

/** Sentences about what is missing, the reason for an empty answer first. */
export function noticesOf(gaps: Gaps): QueryResultMetaNotice[] {
  const { known, waiting, leftOut, linesLeftOut, unseen } = gaps;
  const texts = [
    known === 0 ? whyEmpty(gaps) : null,
    unseen > 0
      ? fill(
          t(
            'query.latency.unseen',
            '{{- count}} vertices were not searched for latency markers yet: they follow at the next refreshes.',
            raw
          ),
          { count: unseen }
        )
      : null,
    waiting > 0
      ? fill(
          t(
            'query.latency.waiting',
            '{{- known}} of {{- all}} values are known so far, the rest follows at the next refreshes. To be faster, choose a vertex, a source or one statistic, or allow more requests per refresh in the data source.',
            raw
          ),
          { known, all: known + waiting }
        )
      : null,
    leftOut > 0
      ? fill(
          t(
            'query.latency.leftOut',
            'This job has too many latency markers: {{- count}} values, those of the highest subtasks, are left out. Choose a vertex, a source or one statistic.',
            raw
          ),
          { count: leftOut }
        )
      : null,
    linesLeftOut > 0
      ? fill(t('query.latency.linesLeftOut', '{{- count}} lines are left out. Choose a vertex or a source.', raw), {
          count: linesLeftOut,
        })
      : null,
  ];
  return texts.flatMap((text): QueryResultMetaNotice[] => (text === null ? [] : [{ severity: 'info', text }]));
}
