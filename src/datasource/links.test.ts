import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointVertices } from '../frames/checkpointSubtasks';
import { jobs } from '../frames/jobs';
import { graphSubtasks, jobGraphFrames } from '../frames/jobGraph';
import { graphOf, subtaskRow } from '../testing/jobGraphs';
import { linkedColumns, linkedPanels, withLinks } from './links';
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
  const dashboard = '/d/flinkscope-job?var-flink=my%20flink&var-job=${__value.raw:percentencode}&${__url_time_range}';
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
  const time = '${__url_time_range}';
  const dashboard = `/d/flinkscope-vertex?var-flink=my%20flink&var-job=a%20%26%20b&var-vertex=${id}&${time}`;
  const flame = (url: string) => `${url}&viewPanel=panel-14`;
  const ui = `https://flink.example/#/job/running/${jobId}/overview/${id}/detail`;
  expect(nodes && linksIn(withLinks(nodes, targets))).toEqual({
    id: [dashboard, flame(dashboard), ui],
    title: [dashboard, flame(dashboard), ui],
  });
  const byId = `/d/flinkscope-vertex?var-flink=my%20flink&var-job=${jobId}&var-vertex=${id}&${time}`;
  expect(nodes && linksIn(withLinks(nodes, { ...targets, flinkUi: null, job: '' }))).toEqual({
    id: [byId, flame(byId)],
    title: [byId, flame(byId)],
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
  const filled = ofVertices?.id?.[2]?.replace('${__data.fields["id"]}', 'abc');
  expect(panesOf(filled)).toMatchObject(expr('task_id', 'abc'));
});

it('takes the id of a vertex from its own column, where the job is not known too', () => {
  const frame = checkpointVertices.frame([]);
  const url = '/d/flinkscope-vertex?var-flink=flink&var-vertex=${__data.fields["vertex id"]}&${__url_time_range}';
  const both = [url, `${url}&viewPanel=panel-14`];
  expect(
    linksIn(
      withLinks(frame, { uid: 'flink', flinkUi: 'https://flink.example', prometheus: null, jobId: null, job: '' })
    )
  ).toEqual({
    vertex: both,
    'vertex id': both,
  });
});

it('leads from the TaskManager of a subtask to its log, its cluster and Flink’s UI', () => {
  const frame = graphSubtasks.frame([subtaskRow('a', 0)]);
  const targets = { uid: 'my flink', flinkUi: 'https://flink.example', prometheus: null, jobId: null, job: '' };
  const id = '${__value.raw:percentencode}';
  const cluster = `/d/flinkscope-cluster?var-flink=my%20flink&var-taskManager=${id}&\${__url_time_range}`;
  expect(linksIn(withLinks(frame, targets))).toEqual({
    'task manager': [`${cluster}&viewPanel=panel-9`, cluster, `https://flink.example/#/task-manager/${id}/metrics`],
  });
});

it.each([
  ['flink-vertex', linkedPanels.flameGraph, 'flamegraph'],
  ['flink-cluster', linkedPanels.log, 'logs'],
])('the panel that links open alone is there: %s %s', (dashboard, id, type) => {
  const file = join(__dirname, '..', '..', 'dashboards', `${dashboard}.json`);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(new RegExp(`"id": ${id},\\s+"type": "${type}"`));
});

it('knows only columns that frames have', () => {
  const frames = allQueryTypes.flatMap((type) => queryTypes[type].frames.map(({ contract }) => contract));
  const columns = frames.flatMap(({ name, columns }) => columns.map((column) => `${name}: ${column.name}`));
  expect(linkedColumns().filter((column) => !columns.includes(column))).toEqual([]);
});
