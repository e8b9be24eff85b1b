import { t } from '@grafana/i18n';
import { type Place } from '../../../diagnosis/diagnosis';
import { type JobGraph } from '../../../frames/jobGraph';
import { fill, raw } from '../../../text/fill';
import { percent } from '../format';
import { taskManagerName, vertexName } from '../names';

/** Subtasks that a sentence can name. */
const named = 4;

const listOf = (subtasks: readonly string[]) =>
  [...subtasks.slice(0, named), ...(subtasks.length > named ? ['…'] : [])].join(t('spoken.separator', ', ', raw));

function ofOne(hasTaskManager: boolean, others: number | null): string {
  if (others === null) {
    return hasTaskManager
      ? t(
          'bottleneck.one.at',
          '{{- vertex}} is the bottleneck: subtask {{- subtask}} on {{- taskManager}} is busy {{- busy}}.',
          raw
        )
      : t('bottleneck.one.plain', '{{- vertex}} is the bottleneck: subtask {{- subtask}} is busy {{- busy}}.', raw);
  }
  if (others === 1) {
    return hasTaskManager
      ? t(
          'bottleneck.one.atAgainstOne',
          '{{- vertex}} is the bottleneck: subtask {{- subtask}} on {{- taskManager}} is busy {{- busy}}, the other one {{- busyOthers}}.',
          raw
        )
      : t(
          'bottleneck.one.againstOne',
          '{{- vertex}} is the bottleneck: subtask {{- subtask}} is busy {{- busy}}, the other one {{- busyOthers}}.',
          raw
        );
  }
  return hasTaskManager
    ? t(
        'bottleneck.one.atAgainst',
        '{{- vertex}} is the bottleneck: subtask {{- subtask}} on {{- taskManager}} is busy {{- busy}}, the other {{- others}} on average {{- busyOthers}}.',
        raw
      )
    : t(
        'bottleneck.one.against',
        '{{- vertex}} is the bottleneck: subtask {{- subtask}} is busy {{- busy}}, the other {{- others}} on average {{- busyOthers}}.',
        raw
      );
}

function ofSeveral(hasTaskManager: boolean, againstOthers: boolean): string {
  if (againstOthers) {
    return hasTaskManager
      ? t(
          'bottleneck.several.atAgainst',
          '{{- vertex}} is the bottleneck: {{- count}} of its {{- all}} subtasks ({{- subtasks}}), all on {{- taskManager}}, are busy up to {{- busy}}, the rest on average {{- busyOthers}}.',
          raw
        )
      : t(
          'bottleneck.several.against',
          '{{- vertex}} is the bottleneck: {{- count}} of its {{- all}} subtasks ({{- subtasks}}) are busy up to {{- busy}}, the rest on average {{- busyOthers}}.',
          raw
        );
  }
  return hasTaskManager
    ? t(
        'bottleneck.several.at',
        '{{- vertex}} is the bottleneck: {{- count}} of its {{- all}} subtasks ({{- subtasks}}), all on {{- taskManager}}, are busy up to {{- busy}}.',
        raw
      )
    : t(
        'bottleneck.several.plain',
        '{{- vertex}} is the bottleneck: {{- count}} of its {{- all}} subtasks ({{- subtasks}}) are busy up to {{- busy}}.',
        raw
      );
}

const allBusy = new Set<Place['cause']>(['operator', 'tooFewSubtasks']);

function ofAll({ cause, evidence: { parallelism } }: Place): string {
  if (parallelism === 1) {
    return t('bottleneck.only', '{{- vertex}} is the bottleneck: its only subtask is busy {{- busy}}.', raw);
  }
  return allBusy.has(cause) && parallelism !== null
    ? t(
        'bottleneck.all',
        '{{- vertex}} is the bottleneck: every one of its {{- all}} subtasks is busy, up to {{- busy}}.',
        raw
      )
    : t('bottleneck.busiest', '{{- vertex}} is the bottleneck: its busiest subtask is busy {{- busy}}.', raw);
}

/** A place that is not busy all the time, or not at all. */
function ofCalm({ cause, evidence: { busy } }: Place): string | null {
  if (cause === 'starting') {
    return t('bottleneck.starting', '{{- vertex}} takes no records yet: its subtasks are starting.', raw);
  }
  if (cause === 'bursts' && busy !== null) {
    return t('bottleneck.bursts', '{{- vertex}} is the bottleneck whenever it is busy, {{- busy}} of the time.', raw);
  }
  if (cause !== 'network' && cause !== 'alignment') {
    return null;
  }
  return busy === null
    ? t(
        'bottleneck.network.busyUnknown',
        'Backpressure begins behind {{- vertex}}, which is not backpressured itself.',
        raw
      )
    : t('bottleneck.network.busy', 'Backpressure begins at {{- vertex}}, though it is busy only {{- busy}}.', raw);
}

function ofBusy(place: Place): string {
  const { subtasks, taskManager, evidence } = place;
  const { busy, busyOthers, parallelism } = evidence;
  if (busy === null) {
    return t('bottleneck.busyUnknown', '{{- vertex}} is the bottleneck; how busy it is, is not known.', raw);
  }
  if (subtasks.length === 0 || subtasks.length === parallelism) {
    return ofAll(place);
  }
  const hasTaskManager = taskManager !== null;
  const others = busyOthers === null || parallelism === null ? null : parallelism - subtasks.length;
  return subtasks.length === 1 ? ofOne(hasTaskManager, others) : ofSeveral(hasTaskManager, others !== null);
}

const shareOf = (share: number | null) => percent(share ?? 0);

/** Which vertex and which of its subtasks hold the job back, in one sentence. */
export function headline(place: Place, graph: JobGraph): string {
  const { vertex, subtasks, taskManager, evidence } = place;
  const all = evidence.parallelism ?? subtasks.length;
  return fill(ofCalm(place) ?? ofBusy(place), {
    vertex: vertexName(graph, vertex),
    subtask: subtasks[0] ?? '',
    subtasks: listOf(subtasks),
    taskManager: taskManagerName(taskManager ?? ''),
    count: subtasks.length,
    all,
    others: all - 1,
    busy: shareOf(evidence.busy),
    busyOthers: shareOf(evidence.busyOthers),
  });
}
