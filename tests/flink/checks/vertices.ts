import { type Check } from '../checks';
import { beside, type Comparison } from '../compare';
import { pressureOf } from './pressure';

/** The picture is whole after ten seconds, in which Flink renews its metrics: there is no quiet moment to wait for. */
const once = 1;
/** Shares are means of 60 s that Flink renews every 10 s: by so much they may move between two questions. */
const moves = 0.05;
/** Growth is told as a rate: multiplied by its time, it is exact but for the computer's arithmetic. */
const rounding = 0.01;

export const vertices: Check = async (cluster) => {
  const { id, name } = await cluster.job('click-attribution', 'orders-per-minute');
  const look = async () => {
    const job = await cluster.raw(`/jobs/${id}`);
    return { vertices: job.vertices as any[], pressure: await pressureOf(cluster, job) };
  };
  const around = await cluster.around(look, { queryType: 'vertices', job: name }, once);
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
        beside(
          around,
          `${vertex.name.slice(0, 20)}: ${what}`,
          row?.[what],
          (flink) => flink.pressure[place]?.[share],
          moves
        );
      const grown = (what: string, counter: string): Comparison => ({
        what: `${vertex.name.slice(0, 20)}: ${what}, grown by`,
        ours: ((row?.[what] as number) * (row?.span as number)) / 1000,
        flink: around.after.vertices[place].metrics[counter] - vertex.metrics[counter],
        within: rounding,
      });
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
        grown('records in', 'read-records'),
        grown('records out', 'write-records'),
        grown('bytes in', 'read-bytes'),
        grown('bytes out', 'write-bytes'),
      ];
    }),
  ];
};
