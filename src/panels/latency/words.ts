import { t } from '@grafana/i18n';
import { fill, raw } from '../../text/fill';
import { clockTime, percent, type Write } from './format';
import { type Figures, type Model } from './model';
import { type Row } from './rows';

/** `IntervalJoin from orders, subtask 3`. */
export function rowName(row: Pick<Row, 'operator' | 'source' | 'subtask'>): string {
  const { operator, source, subtask } = row;
  const values = { operator, source: source ?? '', subtask: subtask ?? '' };
  if (subtask !== null) {
    return source === null
      ? fill(t('row.subtask', '{{- operator}}, subtask {{- subtask}}', raw), values)
      : fill(t('row.pairSubtask', '{{- operator}} from {{- source}}, subtask {{- subtask}}', raw), values);
  }
  return source === null ? operator : fill(t('row.pair', '{{- operator}} from {{- source}}', raw), values);
}

/** The sentence that a screen reader says of a row. */
export function spokenRow(row: Row, figures: Figures, write: Write): string {
  const parts = [
    rowName(row),
    figures.stale
      ? fill(t('row.stale', 'no new marker, last {{- value}}', raw), { value: write(figures.now) })
      : fill(t('row.now', 'now {{- value}}', raw), { value: write(figures.now) }),
    figures.added === null ? null : fill(t('row.added', 'adds {{- value}}', raw), { value: write(figures.added) }),
    figures.within === null
      ? null
      : fill(t('row.within', 'within the objective {{- share}} of the time', raw), { share: percent(figures.within) }),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** Where latency comes in, and what that means. */
export function culpritText(model: Model, write: Write, timeZone: string): { title: string; text: string } | null {
  const { culprit, rows } = model;
  const row = culprit === null ? undefined : rows[culprit.row];
  if (culprit === null || row === undefined) {
    return null;
  }
  const values = {
    operator: row.operator,
    added: write(culprit.added),
    share: percent(culprit.share),
    since: culprit.since === null ? '' : clockTime(culprit.since, timeZone),
  };
  return {
    title:
      culprit.since === null
        ? fill(
            t(
              'culprit.title',
              'Latency is added before {{- operator}}: +{{- added}}, {{- share}} of the longest way.',
              raw
            ),
            values
          )
        : fill(
            t(
              'culprit.titleSince',
              'Latency is added before {{- operator}}: +{{- added}} since {{- since}}, {{- share}} of the longest way.',
              raw
            ),
            values
          ),
    text: t('culprit.text', 'Markers queue in its input: they show waiting, not how long a record is worked on.'),
  };
}

export const statisticName = (statistic: string | null): string => {
  switch (statistic) {
    case null:
      return t('statistic.unknown', 'as queried');
    case 'p999':
      return 'p99.9';
    case 'max':
      return t('statistic.max', 'maximum');
    case 'min':
      return t('statistic.min', 'minimum');
    case 'mean':
      return t('statistic.mean', 'mean');
    default:
      return statistic;
  }
};

/** What markers cannot say, one sentence each. */
export const caveats = (): string[] => [
  t('caveat.queue', 'Markers go around the code of operators: they measure waiting and transport, not processing.'),
  t('caveat.window', 'Every value is a statistic of the last 128 markers of one subtask, not of a time span.'),
  t('caveat.decay', 'Values do not decay: when markers stop, the last ones stay. Such cells are hatched.'),
  t(
    'caveat.average',
    'An average of quantiles is no quantile: a row shows its worst subtask. The average is there when it is asked for.'
  ),
  t(
    'caveat.added',
    'What an operator adds is a difference of quantiles: good for finding the place, not for adding up.'
  ),
  t('caveat.clocks', 'Markers carry the clock of their source: machines whose clocks differ shift all values.'),
  t(
    'caveat.cheaper',
    'Cheaper signs of the same trouble: watermark lag, the event time lag of sources, mailbox latency. This panel draws any of them over time.'
  ),
];
