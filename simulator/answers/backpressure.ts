import { gaugesOf } from '../model/gauges';
import { idParameter, jobParameter } from './parameters';
import { type Handler } from './view';

function levelOf(ratio: number): 'ok' | 'low' | 'high' {
  if (ratio <= 0.1) {
    return 'ok';
  }
  return ratio <= 0.5 ? 'low' : 'high';
}

const perSecond = (milliseconds: number) => milliseconds / 1000;

/** GET /jobs/:jobid/vertices/:vertexid/backpressure; a vertex without metrics, also an unknown one, is "deprecated" */
export const backpressure: Handler = (view, asked) => {
  const vertexId = idParameter(asked, 'vertexid');
  const job = jobParameter(view, asked);
  const vertex = job.vertexIndex(vertexId);
  const at = view.metricsAt;
  if (vertex === undefined || at === null || job.lifecycle.endedAt(at) !== null || at < job.lifecycle.createdAt) {
    return { status: 'deprecated' };
  }
  const subtasks = Array.from({ length: job.vertex(vertex).parallelism }, (_, subtask) => {
    const gauges = gaugesOf(job, vertex, subtask, at);
    const ratio = perSecond(gauges?.blocked ?? 0);
    const busy = gauges === null ? 0 : gauges.busy;
    return {
      subtask,
      backpressureLevel: levelOf(ratio),
      ratio,
      idleRatio: perSecond(gauges?.idle ?? 0),
      busyRatio: busy === null ? 'NaN' : perSecond(busy),
      'backpressure-level': levelOf(ratio),
    };
  });
  const level = levelOf(Math.max(...subtasks.map(({ ratio }) => ratio)));
  return {
    status: 'ok',
    backpressureLevel: level,
    'end-timestamp': view.fetchedAt,
    subtasks,
    'backpressure-level': level,
  };
};
