import { t } from '@grafana/i18n';
import { type GraphVertex, taskCounts } from '../../frames/jobGraph';
import { fill, raw } from '../../text/fill';
import { percent, recordRate, spanOf, times } from './format';
import { type Heat } from './heat';
import { nameOf } from './names';
import { isRunning, type Reading, type Verdict } from './reading';

/*
 * All that the picture says about vertices, fetched once and filled for each of them: a thousand look-ups a refresh would be
 * felt.
 */

const verdictWords = () => ({
  high: t('verdict.high', 'backpressured {{- percent}}', raw),
  low: t('verdict.low', 'low backpressure {{- percent}}', raw),
  busy: t('verdict.busy', 'busy {{- percent}}', raw),
  ok: t('verdict.ok', 'ok · busy {{- percent}}', raw),
  okBusyUnknown: t('verdict.okBusyUnknown', 'ok · busy not known', raw),
  idle: t('verdict.idle', 'idle', raw),
  unknown: t('verdict.unknown', 'not known', raw),
  waiting: t('verdict.waiting', 'waiting for first values', raw),
  inactive: '',
});

const spokenWords = () => ({
  parallelism: t('spoken.parallelism', 'parallelism {{- count}}', raw),
  state: t('spoken.state', 'state {{- state}}', raw),
  running: t('spoken.running', '{{- running}} of {{- count}} subtasks running', raw),
  backpressured: t('spoken.backpressured', 'backpressured {{- percent}} percent', raw),
  backpressureUnknown: t('spoken.backpressureUnknown', 'backpressure not known', raw),
  busy: t('spoken.busy', 'busy {{- percent}} percent', raw),
  busyUnknown: t('spoken.busyUnknown', 'busy not known', raw),
  bottleneck: t('spoken.bottleneck', 'bottleneck', raw),
  bottleneckRank: t('spoken.bottleneckRank', 'bottleneck number {{- rank}}', raw),
  hottest: {
    busy: t('spoken.hottestBusy', 'subtask {{- index}} of {{- count}} busy {{- percent}} percent', raw),
    backpressured: t(
      'spoken.hottestBackpressured',
      'subtask {{- index}} of {{- count}} backpressured {{- percent}} percent',
      raw
    ),
  },
  skew: t('spoken.skew', 'skew {{- factor}}', raw),
  skewSubtask: t('spoken.skewSubtask', 'skew {{- factor}}, most records in subtask {{- index}}', raw),
  watermark: t('spoken.watermark', 'watermark {{- lag}}', raw),
  checkpoint: t('spoken.checkpoint', 'checkpoint {{- duration}}', raw),
  restarted: t('spoken.restarted', 'restarted {{- count}} times', raw),
  recordsIn: t('spoken.recordsIn', '{{- rate}} records in per second', raw),
  recordsOut: t('spoken.recordsOut', '{{- rate}} records out per second', raw),
});

const spanWords = () => ({
  days: t('span.days', '{{- large}} d {{- small}} h', raw),
  daysOnly: t('span.daysOnly', '{{- large}} d', raw),
  hours: t('span.hours', '{{- large}} h {{- small}} min', raw),
  hoursOnly: t('span.hoursOnly', '{{- large}} h', raw),
  minutes: t('span.minutes', '{{- large}} min {{- small}} s', raw),
  minutesOnly: t('span.minutesOnly', '{{- large}} min', raw),
  seconds: t('span.seconds', '{{- large}} s', raw),
  milliseconds: t('span.milliseconds', '{{- large}} ms', raw),
});

const cardWords = () => ({
  in: t('card.in', 'in', raw),
  out: t('card.out', 'out', raw),
  mean: t('card.mean', 'mean', raw),
  sinceStart: t('card.sinceStart', 'since start', raw),
  bottleneck: t('card.bottleneck', 'bottleneck', raw),
  bottleneckRank: t('card.bottleneckRank', 'bottleneck {{- rank}}', raw),
  watermark: t('card.watermark', 'watermark', raw),
  volume: t('card.volume', 'data', raw),
  checkpoint: t('card.checkpoint', 'checkpoint', raw),
  skewFactor: t('card.skewFactor', 'skew {{- factor}}', raw),
  skewSubtask: t('card.skewSubtask', 'skew {{- factor}} · subtask {{- index}}', raw),
  restarted: t('card.restarted', 'restarted {{- count}}×', raw),
});

export interface Words {
  verdict: ReturnType<typeof verdictWords>;
  spoken: ReturnType<typeof spokenWords>;
  span: ReturnType<typeof spanWords>;
  card: ReturnType<typeof cardWords>;
  listSeparator: string;
}

export const words = (): Words => ({
  verdict: verdictWords(),
  spoken: spokenWords(),
  span: spanWords(),
  card: cardWords(),
  listSeparator: t('spoken.separator', ', ', raw),
});

export const verdictText = (verdict: Verdict, { verdict: texts }: Words): string =>
  fill(texts[verdict.kind], 'share' in verdict ? { percent: percent(verdict.share) } : {});

/** Above this many minutes their seconds say nothing. */
const minutesWithSeconds = 10;

/** A time span, such as `2 h 14 min`. */
export function spanText(ms: number, { span: texts }: Words): string {
  const { unit, large, small } = spanOf(ms);
  if (unit === 'seconds') {
    return fill(texts.seconds, { large });
  }
  const alone = small === 0 || (unit === 'minutes' && large >= minutesWithSeconds);
  return fill(texts[alone ? (`${unit}Only` as const) : unit], { large, small });
}

/** A duration of any length, such as `350 ms`, `2.1 s` or `2 h 14 min`. */
export function durationText(ms: number, texts: Words): string {
  if (ms < 999.5) {
    return fill(texts.span.milliseconds, { large: Math.round(ms) });
  }
  return ms < 9_950
    ? fill(texts.span.seconds, { large: (ms / 1000).toFixed(1) })
    : spanText(Math.round(ms / 1000) * 1000, texts);
}

/** How far a watermark is behind, such as `−14 s`. */
export function lagText(ms: number, texts: Words): string {
  const sign = ms > 0 ? '−' : '+';
  return `${Math.round(ms) === 0 ? '' : sign}${durationText(Math.abs(ms), texts)}`;
}

const spokenPercent = (share: number) => Math.round(share * 100);

function spokenPressure({ busy, backpressured, verdict }: Reading, texts: Words): string[] {
  if (verdict.kind === 'inactive' || verdict.kind === 'waiting') {
    return verdict.kind === 'waiting' ? [texts.verdict.waiting] : [];
  }
  const { spoken } = texts;
  return [
    backpressured === null
      ? spoken.backpressureUnknown
      : fill(spoken.backpressured, { percent: spokenPercent(backpressured) }),
    busy === null ? spoken.busyUnknown : fill(spoken.busy, { percent: spokenPercent(busy) }),
  ];
}

/** `1/2`, subtasks that run of all; null when the frame does not say. */
export const runningText = ({ running, parallelism }: GraphVertex): string | null =>
  running === null || parallelism === null ? null : `${running}/${parallelism}`;

function spokenState({ state, running, parallelism }: GraphVertex, { spoken }: Words): string[] {
  if (isRunning(state)) {
    return [];
  }
  return [
    fill(spoken.state, { state: state ?? '' }),
    ...(running === null || parallelism === null ? [] : [fill(spoken.running, { running, count: parallelism })]),
  ];
}

/** What is known of a vertex beside its time and its rates. */
function spokenFacts(vertex: GraphVertex, texts: Words): string[] {
  const { spoken } = texts;
  const { watermarkLag, skewFactor, skewSubtask, attempt } = vertex;
  const skew = skewFactor === null ? '' : times(skewFactor);
  return [
    taskCounts(vertex.tasks).size > 1 ? [vertex.tasks ?? ''] : [],
    watermarkLag === null ? [] : [fill(spoken.watermark, { lag: lagText(watermarkLag, texts) })],
    skewFactor === null
      ? []
      : [
          skewSubtask === null
            ? fill(spoken.skew, { factor: skew })
            : fill(spoken.skewSubtask, { factor: skew, index: skewSubtask }),
        ],
    attempt === null || attempt < 1 ? [] : [fill(spoken.restarted, { count: attempt })],
  ].flat();
}

export interface SpokenParts {
  /** Among the bottlenecks, 1 = the worst. */
  rank?: number | undefined;
  heat?: Heat | null;
}

/** Such as `subtask 6 of 8 busy 100 percent`; null while nothing is known of the subtasks. */
export const hottestText = (heat: Heat | null, { spoken }: Words): string | null =>
  heat === null || heat.hottest === null
    ? null
    : fill(spoken.hottest[heat.hottest.kind], {
        index: heat.hottest.index,
        count: heat.subtasks,
        percent: spokenPercent(heat.hottest.share),
      });

/** The mark of a bottleneck; a single one and the first of several need no number. */
export const rankText = (rank: number, texts: { bottleneck: string; bottleneckRank: string }): string =>
  rank === 1 ? texts.bottleneck : fill(texts.bottleneckRank, { rank });

/** The full name of a vertex for those who do not see the card. */
export function spokenVertex(
  vertex: GraphVertex,
  reading: Reading,
  texts: Words,
  { rank, heat = null }: SpokenParts = {}
): string {
  const { spoken } = texts;
  const rate = (sentence: string, value: number | null) =>
    value === null ? [] : [fill(sentence, { rate: recordRate(value).replace('/s', '') })];
  return [
    nameOf(vertex),
    ...(vertex.parallelism === null ? [] : [fill(spoken.parallelism, { count: vertex.parallelism })]),
    ...(rank === undefined ? [] : [rankText(rank, spoken)]),
    ...spokenState(vertex, texts),
    ...spokenPressure(reading, texts),
    ...rate(spoken.recordsIn, vertex.recordsIn),
    ...rate(spoken.recordsOut, vertex.recordsOut),
    hottestText(heat, texts) ?? [],
    ...spokenFacts(vertex, texts),
  ]
    .flat()
    .join(texts.listSeparator);
}
