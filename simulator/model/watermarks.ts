import { type SimulatedJob } from './job';
import { slotMs } from './load';

/** Watermarks stay behind the newest time by what the sources allow, and are sent every 200 ms. */
const boundMs = 2_000;
const everyMs = 200;
/** No record is older than this when it is handled. */
const oldestMs = 12 * slotMs;

/** The watermark that leaves a source which assigns them; null = none yet. */
export function emittedWatermark(job: SimulatedJob, at: number): number | null {
  const attempt = job.lifecycle.attempt(at);
  const moment = Math.min(at, attempt.endedAt);
  const stepped = Math.floor((moment - attempt.flowsFrom) / everyMs) * everyMs;
  return stepped < everyMs ? null : attempt.flowsFrom + stepped - boundMs;
}

const watermarked = new WeakMap<SimulatedJob, boolean[]>();

/** By vertex: whether all that comes in has passed an operator that assigns watermarks. */
function watermarkedInputs(job: SimulatedJob): readonly boolean[] {
  const known = watermarked.get(job);
  if (known !== undefined) {
    return known;
  }
  const found: boolean[] = [];
  job.spec.vertices.forEach((_, vertex) => {
    const inputs = job.transit.inputs(vertex);
    found[vertex] =
      inputs.length > 0 && inputs.every((input) => job.vertex(input).assignsWatermarks || found[input] === true);
  });
  watermarked.set(job, found);
  return found;
}

/**
 * The input watermark of a subtask, epoch ms; null = none has come yet, or none ever will. It is as old as the records
 * that the subtask handles now, and never goes back.
 */
export function watermarkOf(job: SimulatedJob, vertex: number, subtask: number, at: number): number | null {
  const attempt = job.lifecycle.attempt(at);
  const { submittedAt } = job.lifecycle;
  const until = Math.min(at, attempt.endedAt);
  if (watermarkedInputs(job)[vertex] !== true) {
    return null;
  }
  const moments = [until];
  for (let moment = Math.floor(until / slotMs) * slotMs; moment > until - oldestMs; moment -= slotMs / 2) {
    moments.push(moment);
  }
  const reached = moments
    .filter((moment) => moment >= attempt.flowsFrom)
    .map((moment) => moment - (job.transit.age(vertex, subtask, moment - submittedAt, null) ?? Infinity));
  const newest = Math.max(...reached, -Infinity);
  return newest < attempt.flowsFrom ? null : emittedWatermark(job, Math.floor(newest));
}
