import { type Check } from '../checks';
import { beside } from '../compare';
import { pressureOf } from './pressure';

/** Our share comes from milliseconds that Flink rounded, over a time that ends when the answer was written. */
const rounding = 0.01;

/** Share of the time since the vertex was started; null where Flink does not count it. */
const shareOf = (vertex: any, time: string) => {
  const share = Number(vertex.metrics[time]) / (vertex.duration * vertex.parallelism);
  return Number.isNaN(share) ? null : share;
};

export const vertices: Check = async (cluster) => {
  const { id, name } = await cluster.job('click-attribution', 'orders-per-minute');
  const look = async () => {
    const job = await cluster.raw(`/jobs/${id}`);
    return { vertices: job.vertices as any[], pressure: await pressureOf(cluster, job) };
  };
  const around = await cluster.around(look, { queryType: 'vertices', job: name });
  const rows = around.said.rows('vertices');
  return [
    beside(around, 'vertices', rows.length, (flink) => flink.vertices.length),
    ...around.before.vertices.flatMap((vertex, place) => {
      const row = rows.find((one) => one.id === vertex.id);
      const same = (what: string, pick: (vertex: any) => unknown, within = 0) =>
        beside(
          around,
          `${vertex.name.slice(0, 20)}: ${what}`,
          row?.[what],
          (flink) => pick(flink.vertices[place]),
          within
        );
      const pressed = (what: string, share: 'backpressured' | 'busy' | 'idle' | 'measured') =>
        beside(around, `${vertex.name.slice(0, 20)}: ${what}`, row?.[what], (flink) => flink.pressure[place]?.[share]);
      return [
        same('state', ({ status }) => status),
        same('tasks', ({ parallelism }) => parallelism),
        same('started', (one) => one['start-time']),
        same('duration', ({ duration }) => duration),
        same('records in total', ({ metrics }) => metrics['read-records']),
        same('records out total', ({ metrics }) => metrics['write-records']),
        same('bytes in total', ({ metrics }) => metrics['read-bytes']),
        same('bytes out total', ({ metrics }) => metrics['write-bytes']),
        pressed('backpressured max', 'backpressured'),
        pressed('busy max', 'busy'),
        pressed('idle max', 'idle'),
        pressed('measured', 'measured'),
        ...(row?.basis === 'start' ? [same('busy', (one) => shareOf(one, 'accumulated-busy-time'), rounding)] : []),
      ];
    }),
  ];
};
