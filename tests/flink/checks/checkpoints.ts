import { type Check } from '../checks';
import { beside, type Comparison } from '../compare';
import { type Around, type Cluster } from '../cluster';

interface Job {
  id: string;
  name: string;
}

const looker =
  (cluster: Cluster, { id }: Job) =>
  async () => {
    const { counts, summary, history, latest } = await cluster.raw(`/jobs/${id}/checkpoints`);
    return { counts, summary, history, latest };
  };

const endedAt = (checkpoint: any) => (checkpoint.status === 'COMPLETED' ? checkpoint.latest_ack_timestamp : null);

function rowsOf(around: Around<any>): Comparison[] {
  const rows = around.said.rows('checkpoints');
  return around.before.history.slice(1, 6).flatMap((checkpoint: any) => {
    const row = rows.find(({ id }) => id === checkpoint.id);
    const same = (what: string, pick: (checkpoint: any) => unknown) =>
      beside(around, `${checkpoint.id}: ${what}`, row?.[what], (flink) =>
        pick(flink.history.find(({ id }: any) => id === checkpoint.id) ?? checkpoint)
      );
    return [
      same('status', ({ status }) => status),
      same('triggered', (one) => one.trigger_timestamp),
      same('duration', (one) => one.end_to_end_duration),
      same('acknowledged', (one) => one.num_acknowledged_subtasks),
      same('checkpointed size', (one) => one.checkpointed_size ?? one.state_size),
      same('processed', (one) => one.processed_data),
      same('state size', (one) => one.state_size),
      same('subtasks', (one) => one.num_subtasks),
      same('latest ack', (one) => one.latest_ack_timestamp),
      same('completed', endedAt),
    ];
  });
}

/** The subtask that acknowledged last is the one whose phases the timeline shows. */
async function phasesOf(cluster: Cluster, { id }: Job, row: any, place: number): Promise<Comparison[]> {
  const path = `/jobs/${id}/checkpoints/details/${row.id}`;
  const { tasks = {} } = (await cluster.raw(path)) ?? {};
  const parts = await Promise.all(
    Object.keys(tasks).map(async (vertex) => ({
      vertex,
      subtasks: ((await cluster.raw(`${path}/subtasks/${vertex}`))?.subtasks ?? []) as any[],
    }))
  );
  const { subtasks = [] } = parts.find(({ vertex }) => vertex === row['slowest vertex id']) ?? {};
  const subtask = subtasks.find(({ index }) => index === row['slowest subtask']);
  const all = parts.flatMap((part) => part.subtasks.map((one) => one.end_to_end_duration ?? 0));
  const named = (what: string, flink: unknown) => ({ what: `phases ${place}: ${what}`, ours: row[what], flink });
  return [
    { what: `phases ${place}: slowest`, ours: subtask?.end_to_end_duration, flink: Math.max(...all) },
    named('start delay', subtask?.start_delay),
    named('alignment', subtask?.alignment.duration),
    named('sync', subtask?.checkpoint.sync),
    named('async', subtask?.checkpoint.async),
  ];
}

/** Of those that have ended and whose phases the first answer brought. */
async function phases(cluster: Cluster, job: Job, rows: readonly any[]): Promise<Comparison[]> {
  const phased = rows.filter((row) => row.status === 'COMPLETED' && row['slowest vertex id'] != null).slice(0, 3);
  const compared = await Promise.all(phased.map((row, place) => phasesOf(cluster, job, row, place)));
  return [{ what: 'phases are known', ours: phased.length > 0, flink: true }, ...compared.flat()];
}

async function history(cluster: Cluster, job: Job): Promise<Comparison[]> {
  const around = await cluster.around(looker(cluster, job), { queryType: 'checkpoints', job: job.name, phases: true });
  const [latest] = around.said.rows('latest checkpoints');
  const { interval, timeout, min_pause: minPause } = await cluster.raw(`/jobs/${job.id}/checkpoints/config`);
  const rows = around.said.rows('checkpoints');
  return [
    // Ours remembers those that leave Flink's list while the phases are asked for.
    beside(
      around,
      'history',
      rows.filter(({ id }) => Number(id) > Number(rows[0]?.id) - around.before.history.length).length,
      (flink) => flink.history.length
    ),
    beside(around, 'newest', rows[0]?.id, (flink) => flink.history[0].id),
    ...rowsOf(around),
    ...(await phases(cluster, job, rows)),
    beside(around, 'last completed', latest?.['completed id'], (flink) => flink.latest.completed.id),
    beside(around, 'completed at', latest?.['completed at'], (flink) => flink.latest.completed.latest_ack_timestamp),
    beside(around, 'completed count', latest?.['completed count'], (flink) => flink.counts.completed),
    { what: 'interval', ours: latest?.interval, flink: interval },
    { what: 'time-out', ours: latest?.timeout, flink: timeout },
    { what: 'minimum pause', ours: latest?.['min pause'], flink: minPause },
    beside(around, 'last size', latest?.['completed size'], ({ latest: { completed } }) => completed.checkpointed_size),
    beside(around, 'last state', latest?.['completed state'], ({ latest: { completed } }) => completed.state_size),
    beside(around, 'triggered', latest?.['total count'], (flink) => flink.counts.total),
  ];
}

async function counts(cluster: Cluster, job: Job): Promise<Comparison[]> {
  const query = { queryType: 'checkpoints', job: job.name, show: 'counts' } as const;
  const around = await cluster.around(looker(cluster, job), query);
  const [row] = around.said.rows('checkpoint counts');
  return ['completed', 'failed', 'in progress', 'total', 'restored'].map((what) =>
    beside(around, `counts: ${what}`, row?.[what], (flink) => flink.counts[what.replace(' ', '_')])
  );
}

const columns = [
  ['duration', 'end_to_end_duration'],
  ['checkpointed size', 'checkpointed_size'],
  ['state size', 'state_size'],
  ['processed', 'processed_data'],
] as const;

async function summary(cluster: Cluster, job: Job): Promise<Comparison[]> {
  const query = { queryType: 'checkpoints', job: job.name, show: 'summary' } as const;
  const around = await cluster.around(looker(cluster, job), query);
  const rows = around.said.rows('checkpoint summary');
  return ['min', 'avg', 'max', 'p50', 'p99'].flatMap((statistic) => {
    const row = rows.find((one) => one.statistic === statistic);
    return columns.map(([ours, field]) =>
      beside(around, `summary: ${ours}, ${statistic}`, row?.[ours], (flink) => flink.summary[field]?.[statistic])
    );
  });
}

async function config(cluster: Cluster, job: Job): Promise<Comparison[]> {
  const rows = (await cluster.ask({ queryType: 'checkpoints', job: job.name, show: 'config' })).rows(
    'checkpoint configuration'
  );
  const flink = await cluster.raw(`/jobs/${job.id}/checkpoints/config`);
  return ['interval', 'timeout', 'max_concurrent', 'tolerable_failed_checkpoints', 'state_backend'].map((setting) => {
    const row = rows.find((one) => one.setting === setting);
    return { what: `config: ${setting}`, ours: row?.number ?? row?.value, flink: flink[setting] };
  });
}

export const checkpoints: Check = async (cluster) => {
  const job = await cluster.job('orders-per-minute');
  return [
    ...(await history(cluster, job)),
    ...(await counts(cluster, job)),
    ...(await summary(cluster, job)),
    ...(await config(cluster, job)),
  ];
};
