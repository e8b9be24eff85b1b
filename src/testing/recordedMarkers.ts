import { type Recording } from '../../simulator/recordings';
import { type Transport } from '../flink/transport';
import { recordedTransport } from './recordedTransport';

const numbers = /^(\/jobs\/\w+\/vertices\/\w+)\/(?:subtasks\/(\d+)\/)?metrics$/;
const metricsOf = (body: unknown): object[] =>
  Array.isArray(body) ? body.filter((metric): metric is object => typeof metric === 'object' && metric !== null) : [];
const idOf = (metric: object): string => String(Reflect.get(metric, 'id'));
/** The value of a metric, or of an aggregate over the one subtask that has it. */
const valueOf = (metric: object): unknown => Reflect.get(metric, 'value') ?? Reflect.get(metric, 'max');

/**
 * A recorded Flink that also answers for latency markers asked for one by one: in other portions than they were recorded in,
 * of one subtask, or with the subtask's number before the name. Names and values are the recorded ones; a name that was
 * recorded without a value is absent, as in Flink.
 */
export function recordedMarkers(recording: Recording): Transport & { readonly requests: string[] } {
  const requests: string[] = [];
  const values = new Map<string, unknown>();
  for (const { path, body } of recording.answers) {
    const [place = '', query] = path.split('?');
    if (query !== undefined && /\/metrics$/.test(place)) {
      metricsOf(body).forEach((metric) => values.set(`${place} ${idOf(metric)}`, valueOf(metric)));
    }
  }
  const recorded = recordedTransport(recording);
  const listOf = async (path: string): Promise<unknown> => {
    const [, vertex, subtask] = numbers.exec(path) ?? [];
    if (vertex === undefined || subtask === undefined) {
      return recorded.get(path);
    }
    const all = metricsOf(await recorded.get(`${vertex}/subtasks/metrics`));
    const ofOthers = new RegExp(`operator_subtask_index\\.(?!${subtask}\\.)`);
    return all.filter((metric) => !ofOthers.test(idOf(metric)));
  };
  const read = (path: string, names: readonly string[]) => {
    const [, vertex] = numbers.exec(path) ?? [];
    const place = vertex === undefined ? path : `${vertex}/subtasks/metrics`;
    return names.flatMap((id) => {
      const value = values.get(`${place} ${vertex === undefined ? id : id.replace(/^\d+\./, '')}`);
      return value === undefined ? [] : [{ id, value: String(value) }];
    });
  };
  return {
    requests,
    text: recorded.text,
    get: async (path, params = {}, signal) => {
      const names = params.get?.split(',') ?? [];
      const isAll = params.get === undefined;
      requests.push(isAll ? path : `${path}?get=(${names.length} names)`);
      if (signal?.aborted === true) {
        throw new DOMException('cancelled', 'AbortError');
      }
      if (/\/metrics$/.test(path)) {
        return isAll ? listOf(path) : read(path, names);
      }
      return recorded.get(path, params, signal);
    },
  };
}
