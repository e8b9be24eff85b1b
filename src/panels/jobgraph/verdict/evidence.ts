import { t } from '@grafana/i18n';
import { type Place } from '../../../diagnosis/diagnosis';
import { fill, raw } from '../../../text/fill';
import { percent, recordRate } from '../format';
import { spanText, type Words } from '../words';
import { taskManagerName } from '../names';

/** Sentences for evidence of which a part may be missing; null = nothing can be said. */
type Pick = (place: Place) => string | null;

const skew: Pick = ({ subtasks, evidence: { records, recordsAll, skewFactor } }) => {
  const several = subtasks.length > 1;
  if (records !== null && recordsAll !== null && skewFactor !== null) {
    return several
      ? t('evidence.skew.they', 'They get {{- records}} of {{- recordsAll}} records/s (skew {{- skew}}×).', raw)
      : t('evidence.skew.it', 'It gets {{- records}} of {{- recordsAll}} records/s (skew {{- skew}}×).', raw);
  }
  return skewFactor === null
    ? null
    : t('evidence.skew.factor', 'The hottest subtask gets {{- skew}} times the records of the mean.', raw);
};

const garbageCollection: Pick = ({ taskManager, evidence: { gc, gcAll } }) => {
  if (gc === null) {
    return null;
  }
  if (taskManager === null) {
    return t('evidence.gc.unnamed', 'Its TaskManagers spend up to {{- gc}} of their time on garbage collection.', raw);
  }
  return gcAll === null
    ? t('evidence.gc.named', '{{- taskManager}} spends {{- gc}} of its time on garbage collection.', raw)
    : t(
        'evidence.gc.against',
        '{{- taskManager}} spends {{- gc}} of its time on garbage collection, all TaskManagers on average {{- gcAll}}.',
        raw
      );
};

const cpu: Pick = ({ taskManager, evidence }) => {
  if (evidence.cpu === null) {
    return null;
  }
  if (taskManager === null) {
    return t('evidence.cpu.unnamed', 'The CPUs of its TaskManagers are used up to {{- cpu}}.', raw);
  }
  return evidence.cpuAll === null
    ? t('evidence.cpu.named', 'The CPU of {{- taskManager}} is used {{- cpu}}.', raw)
    : t(
        'evidence.cpu.against',
        'The CPU of {{- taskManager}} is used {{- cpu}}, that of all TaskManagers on average {{- cpuAll}}.',
        raw
      );
};

const slowTaskManager: Pick = ({ subtasks, taskManager }) => {
  if (taskManager === null) {
    return null;
  }
  return subtasks.length > 1
    ? t('evidence.slow.they', 'They get no more records than the others; what they share is {{- taskManager}}.', raw)
    : t('evidence.slow.it', 'It gets no more records than the others; what sets it apart is {{- taskManager}}.', raw);
};

const blocked: Pick = ({ taskManager, evidence }) => {
  if (evidence.cpu === null) {
    return null;
  }
  return taskManager === null
    ? t('evidence.blocked.unnamed', 'It is busy, yet the CPU is used only {{- cpu}}.', raw)
    : t('evidence.blocked.named', 'It is busy, yet the CPU of {{- taskManager}} is used only {{- cpu}}.', raw);
};

const alignment: Pick = ({ evidence }) =>
  evidence.alignment === null
    ? null
    : t('evidence.alignment', 'Checkpoint barriers waited for each other up to {{- alignment}}.', raw);

const tooFewSubtasks: Pick = ({ evidence: { parallelism, parallelismBefore } }) => {
  if (parallelism === null || parallelismBefore === null) {
    return null;
  }
  return parallelism === 1
    ? t('evidence.fewOne', 'One subtask takes what {{- before}} send.', raw)
    : t('evidence.few', '{{- all}} subtasks take what {{- before}} send.', raw);
};

const operator: Pick = ({ evidence: { recordsAll, parallelism } }) => {
  if (recordsAll === null || parallelism === 1) {
    return recordsAll === null ? null : t('evidence.operatorOne', 'It takes {{- recordsAll}} records/s.', raw);
  }
  return t('evidence.operator', 'Together they take {{- recordsAll}} records/s.', raw);
};

const sentences: Readonly<Record<Place['cause'], Pick>> = {
  skew,
  garbageCollection,
  cpu,
  slowTaskManager,
  blocked,
  alignment,
  tooFewSubtasks,
  operator,
  bursts: () => null,
  starting: () => null,
  network: () => null,
  unknown: () => null,
};

/** Without its unit: the sentence has it. */
const records = (rate: number | null) => recordRate(rate).replace('/s', '');

/** What speaks for the cause, in a sentence; null when it does not say more than the headline. */
export function evidence(place: Place, words: Words): string | null {
  const sentence = sentences[place.cause](place);
  const found = place.evidence;
  return sentence === null
    ? null
    : fill(sentence, {
        records: records(found.records),
        recordsAll: records(found.recordsAll),
        skew: (found.skewFactor ?? 0).toFixed(1),
        taskManager: taskManagerName(place.taskManager ?? ''),
        gc: percent(found.gc ?? 0),
        gcAll: percent(found.gcAll ?? 0),
        cpu: percent(found.cpu ?? 0),
        cpuAll: percent(found.cpuAll ?? 0),
        alignment: spanText(found.alignment ?? 0, words),
        all: found.parallelism ?? 0,
        before: found.parallelismBefore ?? 0,
      });
}
