import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Bottleneck, type Concern, type Diagnosis, type Place } from '../../../diagnosis/diagnosis';
import { type JobGraph } from '../../../frames/jobGraph';
import { fill, raw } from '../../../text/fill';
import { percent } from '../format';
import { type Words } from '../words';
import { evidence } from './evidence';
import { headline } from './headline';
import { vertexName } from '../names';
import { type Since } from '../../../diagnosis/since';

/** How times are written. */
export interface Clock {
  timeZone: string;
  /** Epoch ms. */
  now: number;
}

export interface BottleneckText {
  headline: string;
  /** Evidence, effect and likely cause: sentences of their own. */
  details: string[];
  /** For those who hear it: the same as long as vertex, subtasks and cause are. */
  spoken: string;
}

const dayMs = 86_400_000;

function timeText(at: number, { timeZone, now }: Clock): string {
  const format = Math.abs(now - at) < dayMs ? 'HH:mm' : 'YYYY-MM-DD HH:mm';
  return dateTimeFormat(at, { timeZone, format });
}

function effectSentence(count: number, since: Since | null): string {
  if (since === null) {
    return count === 1
      ? t('effect.one', 'It holds back 1 vertex.', raw)
      : t('effect.many', 'It holds back {{- count}} vertices.', raw);
  }
  if (!since.orLonger) {
    return count === 1
      ? t('effect.oneSince', 'It has held back 1 vertex since {{- time}}.', raw)
      : t('effect.manySince', 'It has held back {{- count}} vertices since {{- time}}.', raw);
  }
  return count === 1
    ? t('effect.oneSinceAtLeast', 'It has held back 1 vertex since {{- time}} at least.', raw)
    : t('effect.manySinceAtLeast', 'It has held back {{- count}} vertices since {{- time}} at least.', raw);
}

function effect({ heldBack }: Bottleneck, since: Since | null, clock: Clock): string | null {
  if (heldBack.length === 0) {
    return null;
  }
  return fill(effectSentence(heldBack.length, since), {
    count: heldBack.length,
    time: since === null ? '' : timeText(since.time, clock),
  });
}

/** What a cause looks like, in a sentence. */
export function conclusion({ cause, evidence: { parallelism } }: Place): string {
  switch (cause) {
    case 'skew':
      return t('conclusion.skew', 'Looks like a hot key, not a lack of resources.');
    case 'garbageCollection':
      return t('conclusion.garbageCollection', 'Looks like a heap that is too small, or too many objects.');
    case 'cpu':
      return t('conclusion.cpu', 'Looks like a TaskManager that has no CPU to spare.');
    case 'slowTaskManager':
      return t('conclusion.slowTaskManager', 'Looks like a slow machine, not a hot key.');
    case 'blocked':
      return t(
        'conclusion.blocked',
        'It waits for something outside of Flink, or for CPU that the machine does not give.'
      );
    case 'alignment':
      return t('conclusion.alignment', 'Looks like checkpoints that hold records up.');
    case 'tooFewSubtasks':
      return t('conclusion.tooFewSubtasks', 'Looks like too few subtasks for what comes in.');
    case 'operator':
      return parallelism === 1
        ? t('conclusion.operatorOne', 'Looks like work that is too much for it.')
        : t('conclusion.operator', 'Looks like work that is too much for all of them, evenly spread.');
    case 'bursts':
      return t('conclusion.bursts', 'Looks like work in bursts: a window that fires, a batch that is written.');
    case 'starting':
      return t('conclusion.starting', 'Looks like a start that is not over: state is restored, or slots are missing.');
    case 'network':
      return t('conclusion.network', 'Looks like network or buffers, not a busy operator.');
    case 'unknown':
      return t('conclusion.unknown', 'Too little is known to say why.');
  }
}

/** What is said of one bottleneck. Names are data: to be shown as text. */
export function bottleneckText(
  bottleneck: Bottleneck,
  graph: JobGraph,
  since: Since | null,
  clock: Clock,
  words: Words
): BottleneckText {
  const { vertex, subtasks } = bottleneck;
  const details = [evidence(bottleneck, words), effect(bottleneck, since, clock), conclusion(bottleneck)];
  return {
    headline: headline(bottleneck, graph),
    details: details.filter((sentence) => sentence !== null),
    spoken: fill(
      subtasks.length === 1
        ? t('bottleneck.spokenOne', 'Bottleneck: {{- vertex}}, subtask {{- subtask}}. {{- conclusion}}', raw)
        : t('bottleneck.spoken', 'Bottleneck: {{- vertex}}. {{- conclusion}}', raw),
      { vertex: vertexName(graph, vertex), subtask: subtasks[0] ?? '', conclusion: conclusion(bottleneck) }
    ),
  };
}

function concernText({ kind, vertex, subtasks, evidence: { busy } }: Concern, graph: JobGraph): string | null {
  if (kind === 'nearLimit') {
    const sentence = t('concern.nearLimit', 'The first to become one: {{- vertex}}, busy {{- busy}}.', raw);
    return busy === null ? null : fill(sentence, { vertex: vertexName(graph, vertex), busy: percent(busy) });
  }
  const [first] = subtasks;
  const sentence = t('concern.uneven', '{{- vertex}} is uneven: subtask {{- subtask}} does most of the work.', raw);
  return first === undefined ? null : fill(sentence, { vertex: vertexName(graph, vertex), subtask: first });
}

function noneText(because: 'healthy' | 'idle' | 'sources', notKnown: number): string {
  switch (because) {
    case 'healthy':
      return notKnown > 0
        ? fill(
            t(
              'bottleneck.none.partly',
              'No bottleneck among the vertices that have values; without: {{- count}}.',
              raw
            ),
            {
              count: notKnown,
            }
          )
        : t('bottleneck.none.healthy', 'No bottleneck: every vertex keeps up.');
    case 'idle':
      return t('bottleneck.none.idle', 'No bottleneck: no records flow.');
    case 'sources':
      return t('bottleneck.none.sources', 'No bottleneck: the job could take more than its sources give.');
  }
}

/** Why there is no bottleneck, or none is known, in one line; null when something else on the panel says it already. */
export function quietText(diagnosis: Exclude<Diagnosis, { kind: 'bottlenecks' }>, graph: JobGraph): string | null {
  if (diagnosis.kind === 'none') {
    const [concern] = diagnosis.concerns;
    const more = concern === undefined ? null : concernText(concern, graph);
    return [noneText(diagnosis.because, diagnosis.notKnown), more]
      .filter((sentence) => sentence !== null)
      .join(t('banner.separator', ' '));
  }
  switch (diagnosis.because) {
    case 'noValues':
      return t('bottleneck.unknown.noValues', 'Bottleneck not known: how busy the tasks are has not been measured.');
    case 'justStarted':
      return t('bottleneck.unknown.justStarted', 'Bottleneck not known yet: the tasks have just started.');
    case 'notRunning':
      return null;
  }
}
