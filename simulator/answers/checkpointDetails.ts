import { type Acknowledgement } from '../model/barriers';
import { type Checkpoint } from '../model/checkpoints';
import { checkpointRow, kept, progressOf, type Statistics, statisticsOf, statusOf } from './checkpoints';
import { numberParameter, idParameter } from './parameters';
import { handlerProblem, notFound } from './problem';
import { type Asked, type Handler, type View } from './view';

/** The checkpoint of the path, if it is still in the history. */
function keptCheckpoint(view: View, asked: Asked): { statistics: Statistics; checkpoint: Checkpoint } {
  const id = numberParameter(asked, 'checkpointid');
  const statistics = statisticsOf(view, asked, ({ spec }) =>
    handlerProblem(404, `Checkpointing was not enabled for job ${spec.id}.`, 'AbstractCheckpointHandler')
  );
  const { timeline, at } = statistics;
  const triggered = timeline.triggered(at);
  // The latest of each kind can be had even when it is older than the history.
  const latest = [
    triggered.findLast((checkpoint) => statusOf(checkpoint, at) === 'COMPLETED' && !checkpoint.isSavepoint),
    triggered.findLast((checkpoint) => statusOf(checkpoint, at) === 'COMPLETED' && checkpoint.isSavepoint),
    triggered.findLast((checkpoint) => statusOf(checkpoint, at) === 'FAILED'),
  ];
  const checkpoint = [...triggered.slice(-kept), ...latest].find((candidate) => candidate?.id === id);
  if (checkpoint === undefined) {
    throw handlerProblem(
      404,
      `Could not find checkpointing statistics for checkpoint ${id}.`,
      'AbstractCheckpointHandler'
    );
  }
  return { statistics, checkpoint };
}

/** A vertex' part of a checkpoint. */
function taskRow({ at }: Statistics, checkpoint: Checkpoint, acknowledged: readonly Acknowledgement[]) {
  const until = Math.min(at, checkpoint.endsAt);
  const { arrived, of, lastAt, totals } = progressOf(acknowledged, checkpoint.triggeredAt, until);
  return {
    id: checkpoint.id,
    status: statusOf(checkpoint, at),
    latest_ack_timestamp: lastAt,
    checkpointed_size: totals.checkpointedSize,
    state_size: totals.stateSize,
    end_to_end_duration: lastAt < 0 ? -1 : lastAt - checkpoint.triggeredAt,
    alignment_buffered: 0,
    processed_data: totals.processedData,
    persisted_data: totals.persistedData,
    num_subtasks: of,
    num_acknowledged_subtasks: arrived,
  };
}

/** GET /jobs/:jobid/checkpoints/details/:checkpointid */
export const checkpointDetails: Handler = (view, asked) => {
  const { statistics, checkpoint } = keptCheckpoint(view, asked);
  const { job, timeline } = statistics;
  const acknowledged = timeline.acknowledgements(checkpoint);
  const tasks: Record<string, unknown> = {};
  job.spec.vertices.forEach(({ id }, vertex) => {
    tasks[id] = taskRow(statistics, checkpoint, acknowledged[vertex] ?? []);
  });
  return checkpointRow(statistics, checkpoint, tasks);
};

/** Flink has no percentiles here, except of what is always 0. */
function rangeOf(values: readonly number[], quantile: number | 'NaN' = 'NaN') {
  const sum = values.reduce((total, value) => total + value, 0);
  return {
    min: values.length === 0 ? 0 : Math.min(...values),
    max: values.length === 0 ? 0 : Math.max(...values),
    avg: values.length === 0 ? 0 : Math.floor(sum / values.length),
    p50: quantile,
    p90: quantile,
    p95: quantile,
    p99: quantile,
    p999: quantile,
  };
}

function summaryOf(triggeredAt: number, arrived: readonly Acknowledgement[]) {
  const range = (of: (acknowledgement: Acknowledgement) => number) => rangeOf(arrived.map(of));
  return {
    checkpointed_size: range(({ checkpointedSize }) => checkpointedSize),
    state_size: range(({ stateSize }) => stateSize),
    end_to_end_duration: range(({ at }) => at - triggeredAt),
    checkpoint_duration: { sync: range(({ sync }) => sync), async: range((acknowledgement) => acknowledgement.async) },
    alignment: {
      buffered: rangeOf(
        arrived.map(() => 0),
        0
      ),
      processed: range(({ processed }) => processed),
      persisted: range(({ persisted }) => persisted),
      duration: range(({ alignment }) => alignment),
    },
    start_delay: range(({ startDelay }) => startDelay),
  };
}

/** Some subtasks report on a checkpoint that was given up meanwhile; Flink keeps that, but does not count it. */
function reportsLate({ failure, endsAt }: Checkpoint, { at: acknowledgedAt }: Acknowledgement, at: number): boolean {
  return failure !== null && acknowledgedAt > endsAt && acknowledgedAt <= at && acknowledgedAt % 2 === 0;
}

function subtaskRow({ at }: Statistics, checkpoint: Checkpoint, acknowledged: Acknowledgement, index: number) {
  const isLate = reportsLate(checkpoint, acknowledged, at);
  if (!isLate && acknowledged.at > Math.min(at, checkpoint.endsAt)) {
    return { className: 'pending', index, status: 'pending_or_failed' };
  }
  return {
    className: 'completed',
    index,
    ack_timestamp: acknowledged.at,
    end_to_end_duration: acknowledged.at - checkpoint.triggeredAt,
    checkpointed_size: acknowledged.checkpointedSize,
    state_size: acknowledged.stateSize,
    checkpoint: { sync: acknowledged.sync, async: acknowledged.async },
    alignment: {
      buffered: 0,
      processed: acknowledged.processed,
      persisted: acknowledged.persisted,
      duration: acknowledged.alignment,
    },
    start_delay: acknowledged.startDelay,
    unaligned_checkpoint: acknowledged.unaligned,
    aborted: isLate,
    status: 'completed',
  };
}

/** GET /jobs/:jobid/checkpoints/details/:checkpointid/subtasks/:vertexid */
export const checkpointSubtasks: Handler = (view, asked) => {
  const vertexId = idParameter(asked, 'vertexid');
  const { statistics, checkpoint } = keptCheckpoint(view, asked);
  const vertex = statistics.job.vertexIndex(vertexId);
  if (vertex === undefined) {
    throw notFound(
      `There is no checkpoint statistics for task ${vertexId}.`,
      'checkpoints.TaskCheckpointStatisticDetailsHandler'
    );
  }
  const acknowledged = statistics.timeline.acknowledgements(checkpoint)[vertex] ?? [];
  const until = Math.min(statistics.at, checkpoint.endsAt);
  return {
    ...taskRow(statistics, checkpoint, acknowledged),
    summary: summaryOf(
      checkpoint.triggeredAt,
      acknowledged.filter(({ at }) => at <= until)
    ),
    subtasks: acknowledged.map((acknowledgement, index) => subtaskRow(statistics, checkpoint, acknowledgement, index)),
  };
};
