import { decodeJob } from '../src/flink/job';
import { nastyTexts } from './scenarios/hostile';
import { Visitor } from './testing/visitor';

const visitor = new Visitor('hostile');
const job = visitor.job();
visitor.get('/jobmanager/metrics');
visitor.pass(60_000);
visitor.get('/jobmanager/metrics');
visitor.pass(1_000);

test('names come out as they went in', () => {
  const { name, vertices } = decodeJob(visitor.get(visitor.path()));
  expect(name).toBe(job.spec.name);
  expect(vertices.map((vertex) => vertex.name)).toEqual(nastyTexts);
  expect(vertices.some((vertex) => vertex.name.length >= 10_000)).toBe(true);
});

test('the plan has a circle, a loop, an unknown vertex and an id twice', () => {
  const { vertices, edges } = decodeJob(visitor.get(visitor.path()));
  const ids = vertices.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length - 1);
  expect(edges.some(({ source, target }) => source === target)).toBe(true);
  const reached = new Set([ids[0]]);
  for (let round = 0; round < ids.length; round += 1) {
    edges.filter(({ source }) => reached.has(source)).forEach(({ target }) => reached.add(target));
  }
  expect(edges.some(({ source, target }) => target === ids[0] && reached.has(source))).toBe(true);
  const raw = JSON.stringify(visitor.get(`${visitor.path()}/plan`));
  expect(raw).toContain('ffffffffffffffffffffffffffffffff');
  expect(ids).not.toContain('ffffffffffffffffffffffffffffffff');
});

test('every endpoint answers for every job, vertex and TaskManager', () => {
  const refused: string[] = [];
  const ask = (url: string) => {
    const { status } = visitor.request('GET', url);
    if (status !== 200) {
      refused.push(`${status} ${url}`);
    }
  };
  for (const one of visitor.simulation.cluster.jobs) {
    const path = visitor.path(one);
    for (const part of ['', '/plan', '/config', '/exceptions', '/accumulators', '/checkpoints', '/metrics']) {
      ask(path + part);
    }
    for (const { id } of one.spec.vertices) {
      for (const part of ['', '/backpressure', '/watermarks', '/metrics', '/subtasks/metrics', '/flamegraph']) {
        ask(`${path}/vertices/${id}${part}`);
      }
    }
  }
  for (const { id } of visitor.simulation.cluster.taskManagers) {
    for (const part of ['', '/metrics', '/logs', '/log', '/thread-dump']) {
      ask(`/taskmanagers/${encodeURIComponent(id)}${part}`);
    }
  }
  expect(refused).toEqual([]);
});

test('a key that means something to JavaScript is a key like others', () => {
  const { body } = visitor.request('GET', `${visitor.path()}/config`);
  expect(JSON.stringify(body)).toContain('"__proto__":"<b>1</b>"');
  const exceptions = JSON.stringify(visitor.get(`${visitor.path()}/exceptions`));
  expect(exceptions).toContain('"exceptionName":"__proto__"');
  expect(exceptions).toContain('<script>window.hit=1</script>');
});

test('two jobs have the same name and different ids', () => {
  const twins = visitor.simulation.cluster.jobs.filter(({ spec }) => spec.name === 'twice');
  expect(new Set(twins.map(({ spec }) => spec.id)).size).toBe(2);
});
