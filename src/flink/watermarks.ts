import { Fields } from './decode';
import { idSegment } from './ids';
import { type Transport } from './transport';

/**
 * The input watermark of one subtask. `none yet`: no watermark has come in (Long.MIN_VALUE); `ended`: the input has ended
 * (Long.MAX_VALUE). Both have no time.
 */
export type Watermark = { state: 'known'; at: number } | { state: 'none yet' | 'ended'; at: null };

const longMin = '-9223372036854775808';
const longMax = '9223372036854775807';
/** Beyond any date: assigners start a little above Long.MIN_VALUE, and numbers of this size are not exact. */
const noDate = 9e18;

const noneYet: Watermark = { state: 'none yet', at: null };
const ended: Watermark = { state: 'ended', at: null };

/** Null for what is no watermark. */
function watermarkOf(value: string | null, at: number | null): Watermark | null {
  if (value === longMin || (at !== null && at <= -noDate)) {
    return noneYet;
  }
  if (value === longMax || (at !== null && at >= noDate)) {
    return ended;
  }
  return at === null ? null : { state: 'known', at };
}

const inputOf = /^(\d+)\.currentInputWatermark$/;

/**
 * `/vertices/:vid/watermarks`: by index of the subtask. Sources have none, and subtasks that have not reported are absent;
 * right after a quiet time and after the end of the job there are none at all.
 */
export function decodeWatermarks(answer: unknown): Map<number, Watermark> {
  const watermarks = new Map<number, Watermark>();
  for (const metric of Fields.all(answer, '/jobs/:id/vertices/:vid/watermarks')) {
    const index = inputOf.exec(metric.text('id'))?.[1];
    const watermark = watermarkOf(metric.textOrNull('value'), metric.numberOrNull('value'));
    if (index !== undefined && watermark !== null) {
      watermarks.set(Number(index), watermark);
    }
  }
  return watermarks;
}

export async function getWatermarks(
  transport: Transport,
  jobId: string,
  vertexId: string,
  signal?: AbortSignal
): Promise<Map<number, Watermark>> {
  const path = `/jobs/${idSegment('job', jobId)}/vertices/${idSegment('vertex', vertexId)}/watermarks`;
  return decodeWatermarks(await transport.get(path, {}, signal));
}
