import { jobs } from '../frames/jobs';
import { jobGraphFrames } from '../frames/jobGraph';
import { graphOf } from '../testing/jobGraphs';
import { withLinks } from './links';

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
  expect(linksIn(withLinks(frame, { uid: 'my flink', flinkUi: null, jobId: null }))).toEqual({
    id: [dashboard],
    name: [dashboard],
  });
  expect(linksIn(withLinks(frame, { uid: 'my flink', flinkUi: 'https://flink.example', jobId: null }))).toEqual({
    id: [dashboard, 'https://flink.example/#/job/running/${__value.raw:percentencode}/overview'],
    name: [dashboard],
  });
});

it('leads from a vertex to Flink’s UI', () => {
  const [nodes] = jobGraphFrames(graphOf('a>b'));
  const job = 'b'.repeat(32);
  const targets = { uid: 'flink', flinkUi: 'https://flink.example', jobId: job };
  expect(nodes && linksIn(withLinks(nodes, targets))).toEqual({
    id: [`https://flink.example/#/job/running/${job}/overview/\${__value.raw:percentencode}/detail`],
  });
  expect(nodes && linksIn(withLinks(nodes, { ...targets, flinkUi: null }))).toEqual({});
});
