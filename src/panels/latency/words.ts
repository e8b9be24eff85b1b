import { t } from '@grafana/i18n';
import { fill, raw } from '../../text/fill';
import { clockTime, notKnown, percent, type Write } from './format';
import { type Figures, type Model } from './model';
import { type Row } from './rows';
import { type Objectives } from './slo';
import { type SubtaskBar } from './subtaskBars';
import { stoppedIn } from './verdict';

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

/** `from orders, subtask 3`, beside the operator's name; empty where there is nothing to tell apart. */
export function fromText({ source, subtask }: Pick<Row, 'source' | 'subtask'>): string {
  if (subtask !== null) {
    return source === null
      ? fill(t('row.fromSubtask', 'subtask {{- subtask}}', raw), { subtask })
      : fill(t('row.fromSourceToSubtask', '{{- source}}, subtask {{- subtask}}', raw), { source, subtask });
  }
  return source === null ? '' : fill(t('row.from', 'from {{- source}}', raw), { source });
}

/** `57.8×`. */
export const factorText = (factor: number | null): string => (factor === null ? notKnown : `${factor.toFixed(1)}×`);

export const spokenAdded = (added: number | null, write: Write): string =>
  fill(t('row.added', 'adds {{- value}}', raw), { value: write(added) });

/** The sentence that a screen reader says of a row. */
export function spokenRow(row: Row, figures: Figures, write: Write, bar?: SubtaskBar): string {
  const parts = [
    rowName(row),
    figures.stale
      ? fill(t('row.stale', 'no new marker, last {{- value}}', raw), { value: write(figures.now) })
      : fill(t('row.now', 'now {{- value}}', raw), { value: write(figures.now) }),
    figures.added === null ? null : spokenAdded(figures.added, write),
    figures.within === null
      ? null
      : fill(t('row.within', 'within the objective {{- share}} of the time', raw), { share: percent(figures.within) }),
    bar?.hot === true && bar.factor !== null
      ? fill(t('subtasks.factor', '{{- factor}} the median', raw), { factor: factorText(bar.factor) })
      : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** Where latency comes in, and what that means. */
export function culpritText(
  model: Model,
  write: Write,
  timeZone: string
): { title: string; text: string; row: number } | null {
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
    row: culprit.row,
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

/** The subtask that stands out most; null where none does. */
export function hotText(
  model: Model,
  bars: readonly SubtaskBar[],
  write: Write
): { title: string; text: string; row: number } | null {
  const hottest = bars.find(({ hot }) => hot);
  const row = hottest === undefined ? undefined : model.rows[hottest.row];
  if (hottest === undefined || row === undefined) {
    return null;
  }
  return {
    row: hottest.row,
    title: fill(
      t(
        'hot.title',
        'Subtask {{- subtask}} of {{- operator}} stands out: {{- value}}, {{- factor}} the median of its subtasks.',
        raw
      ),
      {
        subtask: row.subtask ?? '',
        operator: row.operator,
        value: write(hottest.value),
        factor: factorText(hottest.factor),
      }
    ),
    text: t('hot.text', 'One slow machine, or keys that are not spread evenly, look like this.'),
  };
}

/** That markers have stopped; null where they come in everywhere. */
export function stoppedText(
  { grid, rows }: Model,
  timeZone: string
): { title: string; text: string; row: null } | null {
  const stopped = stoppedIn(grid);
  if (stopped === null) {
    return null;
  }
  const values = { count: stopped.rows, all: rows.length, since: clockTime(stopped.since, timeZone, false) };
  return {
    row: null,
    title: fill(
      t('stopped.title', 'No new latency marker since {{- since}} in {{- count}} of {{- all}} rows.', raw),
      values
    ),
    text: t(
      'stopped.text',
      'Their last values stay and say nothing of now. The job may be stuck, or a TaskManager does not answer.'
    ),
  };
}

/** `objective: 50 ms`. */
export const objectiveIs = (objectives: string): string =>
  fill(t('header.objective', 'objective: {{- objectives}}', raw), { objectives });

/** `objective: 50 ms, Enrich 20 ms`; null where there is none. */
export function objectivesText({ general, named }: Objectives, write: Write): string | null {
  const parts = [
    general === null ? null : write(general),
    ...named.map(({ name, ms }) => `${name} ${write(ms)}`),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : objectiveIs(parts.join(', '));
}

/** What of the panel's objectives holds for nothing; null where all is well. */
export function objectivesProblem(unread: readonly string[], unmatched: readonly string[]): string | null {
  const quoted = (parts: readonly string[]) => parts.map((part) => `“${part}”`).join(', ');
  const texts = [
    unread.length === 0
      ? null
      : fill(
          t(
            'objectives.unread',
            '{{- parts}} is no objective: write part of a name and a limit, such as Enrich = 20 ms.',
            raw
          ),
          { parts: quoted(unread) }
        ),
    unmatched.length === 0
      ? null
      : fill(
          t('objectives.unmatched', 'No operator has a name with {{- parts}}: that objective holds for nothing.', raw),
          {
            parts: quoted(unmatched),
          }
        ),
  ].filter((text) => text !== null);
  return texts.length === 0 ? null : texts.join(' ');
}

/** Answers come some ms early or late. */
const roundInterval = (ms: number) => (ms < 1_000 ? ms : Math.round(ms / 1_000) * 1_000);

/** Ms. Values closer to each other are steps of a query: nobody measures so often. 0 = not known. */
const shortestInterval = 2_000;

/** How the values came to be, as far as the frames tell: `granularity operator · last 128 markers · a value every 10 s`. */
export function sampleTexts(model: Model, granularity: string | null, write: Write): string[] {
  const parts = [
    granularity === null ? null : fill(t('header.granularity', 'granularity {{- granularity}}', raw), { granularity }),
    model.isMarkers ? t('header.window', 'last 128 markers') : null,
    model.interval < shortestInterval
      ? null
      : fill(t('header.interval', 'a value every {{- interval}}', raw), {
          interval: write(roundInterval(model.interval)),
        }),
  ];
  return parts.filter((part) => part !== null);
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
