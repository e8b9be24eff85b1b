import { checkpointVertices } from '../frames/checkpointSubtasks';
import { jobs } from '../frames/jobs';
import { jobGraphFrames } from '../frames/jobGraph';
import { graphOf } from '../testing/jobGraphs';
import { linkedColumns, withLinks } from './links';
import { allQueryTypes, queryTypes } from './queries/registry';

const row = {
  name: 'orders',
  id: 'a'.repeat(32),
  state: null,
  started: null,
  ended: null,
  age: null,
  tasksRunning: null,
  tasks: null,
  type: null,
  scheduler: null,
};
const linksIn = (frame: ReturnType<typeof withLinks>) =>
  Object.fromEntries(
    frame.fields.flatMap(({ name, config }) => (config.links ? [[name, config.links.map(({ url }) => url)]] : []))
  );

it('leads from a job to its dashboard, and from its id to Flink’s UI when that is known', () => {
  const frame = jobs.frame([row]);
  const dashboard = '/d/flinkscope-job?var-flink=my%20flink&var-job=${__value.raw:percentencode}';
  expect(linksIn(withLinks(frame, { uid: 'my flink', flinkUi: null, prometheus: null, jobId: null, job: '' }))).toEqual(
    {
      id: [dashboard],
      name: [dashboard],
    }
  );
  expect(
    linksIn(
      withLinks(frame, { uid: 'my flink', flinkUi: 'https://flink.example', prometheus: null, jobId: null, job: '' })
    )
  ).toEqual({
    id: [dashboard, 'https://flink.example/#/job/running/${__value.raw:percentencode}/overview'],
    name: [dashboard],
  });
});

it('leads from a vertex to its dashboard, with the job by the name that the query has, and to Flink’s UI', () => {
  const [nodes] = jobGraphFrames(graphOf('a>b'));
  const jobId = 'b'.repeat(32);
  const targets = { uid: 'my flink', flinkUi: 'https://flink.example', prometheus: null, jobId, job: 'a & b' };
  const id = '${__data.fields["id"]}';
  const dashboard = `/d/flinkscope-vertex?var-flink=my%20flink&var-job=a%20%26%20b&var-vertex=${id}`;
  const ui = `https://flink.example/#/job/running/${jobId}/overview/${id}/detail`;
  expect(nodes && linksIn(withLinks(nodes, targets))).toEqual({ id: [dashboard, ui], title: [dashboard, ui] });
  expect(nodes && linksIn(withLinks(nodes, { ...targets, flinkUi: null, job: '' }))).toEqual({
    id: [`/d/flinkscope-vertex?var-flink=my%20flink&var-job=${jobId}&var-vertex=${id}`],
    title: [`/d/flinkscope-vertex?var-flink=my%20flink&var-job=${jobId}&var-vertex=${id}`],
  });
});

it('leads to the busy time that Prometheus has kept, by ids', () => {
  const targets = { uid: 'flink', flinkUi: null, prometheus: 'prom', jobId: null, job: '' };
  const panesOf = (url: string | undefined): unknown =>
    JSON.parse(new URL(url ?? '', 'http://grafana').searchParams.get('panes') ?? '');
  const expr = (label: string, id: string) => ({
    flink: {
      datasource: 'prom',
      queries: [{ expr: `max by (task_name) (flink_taskmanager_job_task_busyTimeMsPerSecond{${label}="${id}"})` }],
    },
  });
  const ofJobs = linksIn(withLinks(jobs.frame([row]), targets));
  expect(ofJobs.name).toHaveLength(1);
  expect(panesOf(ofJobs.id?.[1])).toMatchObject(expr('job_id', '${__value.raw}'));
  const [nodes] = jobGraphFrames(graphOf('a>b'));
  const ofVertices = nodes && linksIn(withLinks(nodes, targets));
  // Grafana fills the id in before anybody reads the address.
  const filled = ofVertices?.id?.[1]?.replace('${__data.fields["id"]}', 'abc');
  expect(panesOf(filled)).toMatchObject(expr('task_id', 'abc'));
});

it('takes the id of a vertex from its own column, where the job is not known too', () => {
  const frame = checkpointVertices.frame([]);
  expect(
    linksIn(
      withLinks(frame, { uid: 'flink', flinkUi: 'https://flink.example', prometheus: null, jobId: null, job: '' })
    )
  ).toEqual({
    vertex: ['/d/flinkscope-vertex?var-flink=flink&var-vertex=${__data.fields["vertex id"]}'],
    'vertex id': ['/d/flinkscope-vertex?var-flink=flink&var-vertex=${__data.fields["vertex id"]}'],
  });
});

it('knows only columns that frames have', () => {
  const frames = allQueryTypes.flatMap((type) => queryTypes[type].frames.map(({ contract }) => contract));
  const columns = frames.flatMap(({ name, columns }) => columns.map((column) => `${name}: ${column.name}`));
  expect(linkedColumns().filter((column) => !columns.includes(column))).toEqual([]);
});
