import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type GraphVertex, taskCounts } from '../../../frames/jobGraph';
import { fill, raw } from '../../../text/fill';
import { byteRate, notKnown, percent, recordRate } from '../format';
import { spanText, type Words } from '../words';

export interface Fact {
  label: string;
  value: string;
}

interface Clock {
  timeZone: string;
  /** Epoch ms. */
  now: number;
}

const known = (facts: ReadonlyArray<Fact | null>): Fact[] => facts.filter((fact) => fact !== null);

function fact<Value>(label: string, value: Value | null, text: (value: Value) => string): Fact | null {
  return value === null ? null : { label, value: text(value) };
}

/** The highest subtask and the mean, as far as they are known. */
function share(label: string, max: number | null, mean: number | null): Fact | null {
  if (max === null && mean === null) {
    return null;
  }
  if (max !== null && mean !== null) {
    const both = t('facts.maxAndMean', '{{- max}} highest subtask, {{- mean}} mean', raw);
    return { label, value: fill(both, { max: percent(max), mean: percent(mean) }) };
  }
  return max === null
    ? { label, value: fill(t('facts.mean', '{{- mean}} mean', raw), { mean: percent(mean ?? 0) }) }
    : { label, value: fill(t('facts.max', '{{- max}} highest subtask', raw), { max: percent(max) }) };
}

function flow(label: string, records: number | null, bytes: number | null): Fact | null {
  if (records === null && bytes === null) {
    return null;
  }
  return { label, value: [recordRate(records), byteRate(bytes)].filter((text) => text !== notKnown).join(' · ') };
}

const skewText = (factor: number, subtask: string | null) =>
  subtask === null
    ? `${factor.toFixed(1)}×`
    : fill(t('facts.skewAt', '{{- factor}}×, most in subtask {{- subtask}}', raw), {
        factor: factor.toFixed(1),
        subtask,
      });

/** What its subtasks do with their time, and what passes them. */
export const loadFacts = (vertex: GraphVertex): Fact[] =>
  known([
    share(t('legend.busy', 'busy'), vertex.busyMax, vertex.busyMean),
    share(t('legend.backpressured', 'backpressured'), vertex.backpressuredMax, vertex.backpressuredMean),
    share(t('legend.idle', 'idle'), null, vertex.idleMean),
    flow(t('facts.in', 'in'), vertex.recordsIn, vertex.bytesIn),
    flow(t('facts.out', 'out'), vertex.recordsOut, vertex.bytesOut),
    fact(t('facts.skew', 'skew'), vertex.skewFactor, (factor) => skewText(factor, vertex.skewSubtask)),
  ]);

/** Watermark and checkpoint. */
export function timeFacts(vertex: GraphVertex, words: Words): Fact[] {
  const span = (ms: number) => spanText(ms, words);
  return known([
    fact(t('facts.watermark', 'watermark behind'), vertex.watermarkLag, span),
    fact(t('facts.checkpoint', 'checkpoint, end to end'), vertex.checkpointDuration, span),
    fact(t('facts.startDelay', 'longest start delay'), vertex.checkpointStartDelay, span),
    fact(t('facts.alignment', 'longest alignment'), vertex.checkpointAlignment, span),
  ]);
}

/** How its tasks are. */
export function taskFacts(vertex: GraphVertex, words: Words, { timeZone, now }: Clock): Fact[] {
  const counts = [...taskCounts(vertex.tasks)];
  const since = (at: number) =>
    fill(t('facts.sinceAgo', '{{- time}}, {{- span}} ago', raw), {
      time: dateTimeFormat(at, { timeZone }),
      span: spanText(now - at, words),
    });
  return known([
    fact(t('facts.tasks', 'tasks'), counts.length === 0 ? null : counts, (all) =>
      all.map(([state, count]) => `${count} ${state}`).join(' · ')
    ),
    fact(t('facts.since', 'since'), vertex.started, since),
    fact(t('facts.attempt', 'restarts of its tasks'), vertex.attempt, String),
  ]);
}
