import { watermarkOf } from '../model/watermarks';
import { vertexParameter } from './parameters';
import { long } from './values';
import { type Handler } from './view';

/** GET /jobs/:jobid/vertices/:vertexid/watermarks: what comes in, so sources have none */
export const watermarks: Handler = (view, asked) => {
  const { job, vertex } = vertexParameter(view, asked);
  const at = view.metricsAt;
  const { kind, parallelism } = job.vertex(vertex);
  if (kind !== 'operator' || at === null || job.lifecycle.endedAt(at) !== null) {
    return [];
  }
  return Array.from({ length: parallelism }, (_, subtask) => ({
    id: `${subtask}.currentInputWatermark`,
    value: long(watermarkOf(job, vertex, subtask, at)),
  }));
};
