import { type DataFrame, MappingType, type ValueMapping } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Bottleneck, type Cause, type Diagnosis } from '../../../diagnosis/diagnosis';
import { type Since } from '../../../diagnosis/since';
import { type JobGraph } from '../../../frames/jobGraph';
import { type Verdict, verdicts } from '../../../frames/verdict';

/** A function, because translations are not loaded yet when the module is. */
const causeWords = (): Record<Cause, string> => ({
  skew: t('query.jobGraph.cause.skew', 'Data skew: few subtasks get most of the records'),
  garbageCollection: t('query.jobGraph.cause.garbageCollection', 'Garbage collection on the TaskManager'),
  cpu: t('query.jobGraph.cause.cpu', 'CPU of the TaskManager is used up'),
  slowTaskManager: t('query.jobGraph.cause.slowTaskManager', 'One TaskManager is slower than the others'),
  blocked: t('query.jobGraph.cause.blocked', 'Waits: for something outside of Flink, or for CPU'),
  alignment: t('query.jobGraph.cause.alignment', 'Checkpoint barriers hold inputs back'),
  tooFewSubtasks: t('query.jobGraph.cause.tooFewSubtasks', 'Too few subtasks for what comes in'),
  operator: t('query.jobGraph.cause.operator', 'The operator itself: all subtasks are busy'),
  bursts: t('query.jobGraph.cause.bursts', 'Bursts: seldom busy, but then others wait'),
  starting: t('query.jobGraph.cause.starting', 'Subtasks still start or restore their state'),
  network: t('query.jobGraph.cause.network', 'Network or buffers: nobody downstream is busy'),
  unknown: t('query.jobGraph.cause.unknown', 'Not known'),
});

/** Words for the cells of a column, which stay as they are for whoever computes with them. */
function mappingsOf(words: Readonly<Record<string, string>>): ValueMapping[] {
  const options = Object.fromEntries(Object.entries(words).map(([value, text], index) => [value, { text, index }]));
  return [{ type: MappingType.ValueToText, options }];
}

const verdictOf = (bottleneck: Bottleneck, title: string | null, since: Since | null): Verdict => ({
  vertex: bottleneck.vertex,
  title,
  cause: bottleneck.cause,
  since: since?.time ?? null,
  isOlder: since?.orLonger ?? null,
  heldBack: bottleneck.heldBack.length,
  subtasks: bottleneck.subtasks.length === 0 ? null : bottleneck.subtasks.join(', '),
  taskManager: bottleneck.taskManager,
  ...bottleneck.evidence,
});

/** @param sinceOf of the vertex with this id */
export function verdictFrame(
  { vertices }: JobGraph,
  diagnosis: Diagnosis,
  sinceOf: (vertex: string) => Since | null
): DataFrame {
  const titles = new Map(vertices.map(({ id, title }) => [id, title]));
  const found = diagnosis.kind === 'bottlenecks' ? diagnosis.bottlenecks : [];
  const rows = found.map((one) => verdictOf(one, titles.get(one.vertex) ?? null, sinceOf(one.vertex)));
  const frame = verdicts.frame(rows);
  const mappings = mappingsOf(causeWords());
  const fields = frame.fields.map((field) =>
    field.name === 'cause' ? { ...field, config: { ...field.config, mappings } } : field
  );
  return { ...frame, fields };
}
