import { createDataFrame } from '@grafana/data';
import { asTable } from '../testing/asTable';
import { job, vertex } from '../testing/jobs';
import { JobMemory } from '../flink/pressure/memory';
import { type JobPicture, pictureOf } from '../flink/pressure/picture';
import { jobGraphFrames, readJobGraph } from './jobGraph';
import { jobGraphOf } from './jobGraphOf';

const source = vertex('Source: orders[1] -> Calc[2]', {
  parallelism: 2,
  counters: { busyMs: null, idleMs: 0, backpressuredMs: 150_000, recordsOut: 4_000 },
});
const join = vertex('Join[3]', {
  parallelism: 2,
  description: 'Join <b>on</b> user_id',
  counters: { busyMs: 50_000, idleMs: 140_000, backpressuredMs: 10_000, recordsIn: 4_000 },
});

function picture(parts: Partial<JobPicture> = {}): JobPicture {
  const edges = [{ source: source.id, target: join.id, shipStrategy: 'HASH', exchange: 'pipelined_bounded' }];
  const one = job(101_000, [source, join], { edges });
  const memory = new JobMemory();
  memory.add(one, 5_000_000);
  const subtasks = [{ index: 0, busy: 0.9, idle: 0.1, backpressured: 0 }];
  memory.looks.set(join.id, {
    busy: 0.9,
    backpressured: 0,
    measuredAt: 4_999_000,
    subtasks,
    takenAt: 5_000_000,
    started: 1_000,
  });
  return { ...pictureOf(one, memory, 5_000_000), requests: 4, spare: 0, partial: [], outage: null, ...parts };
}

const frames = (parts?: Partial<JobPicture>) => jobGraphFrames(jobGraphOf(picture(parts), null));

it('has the columns of Grafana’s node graph: arcs add up to 1, what is not known has an arc of its own', () => {
  const [nodes, edges] = frames();
  expect(
    nodes &&
      asTable(nodes, [
        'title',
        'mainstat',
        'secondarystat',
        'arc__idle',
        'arc__busy',
        'arc__backpressured',
        'arc__unknown',
      ])
  ).toMatchInlineSnapshot(`
"# nodes
title           mainstat  secondarystat  arc__idle  arc__busy  arc__backpressured  arc__unknown
Source: orders  75 %      –              0          0          0.75                0.25
Join            0 %       90 %           0.7        0.25       0.05                0"
`);
  expect(edges && asTable(edges, ['mainstat', 'detail__exchange'])).toMatchInlineSnapshot(`
"# edges
mainstat  detail__exchange
HASH      pipelined_bounded"
`);
  expect([nodes, edges].map((frame) => frame?.meta?.preferredVisualisationType)).toEqual(['nodeGraph', 'nodeGraph']);
});

it('keeps the job’s own frame out of the core node graph', () => {
  const own = frames()[2];
  expect(own?.meta?.preferredVisualisationType).toBeUndefined();
  expect(own?.fields.some((field) => field.name === 'id')).toBe(false);
});

it('is read back whole', () => {
  const written = jobGraphOf(picture(), 'why');
  expect(readJobGraph(jobGraphFrames(written))).toEqual(written);
});

it('turns the JobManager’s clock into ours', () => {
  // The JobManager said 101,000 when our clock said 5,000,000.
  expect(jobGraphOf(picture(), null).job).toMatchObject({
    started: 500 + 4_899_000,
    answered: 5_000_000,
    uptime: 100_100,
  });
});

it('says since when it is stale and why', () => {
  const outage = { since: 4_000_000, failure: { kind: 'timeout' as const } };
  expect(jobGraphOf(picture({ outage }), 'Too slow.').job).toMatchObject({
    staleSince: 4_000_000,
    problem: 'Too slow.',
  });
});

describe('reading frames that others made', () => {
  const nodes = (ids: unknown[]) =>
    createDataFrame({
      name: 'n',
      fields: [
        { name: 'id', values: ids },
        { name: 'title', values: ids },
      ],
    });
  const edges = (pairs: string[][]) =>
    createDataFrame({
      fields: [
        { name: 'id', values: pairs.map((pair) => pair.join('-')) },
        { name: 'source', values: pairs.map(([from]) => from) },
        { name: 'target', values: pairs.map(([, to]) => to) },
      ],
    });

  it('is null without nodes', () => {
    expect(readJobGraph([])).toBeNull();
    expect(readJobGraph([edges([['a', 'b']])])).toBeNull();
    expect(readJobGraph([createDataFrame({ fields: [{ name: 'Value', values: [1] }] })])).toBeNull();
  });

  it('takes what is there, counts an id once and leaves out edges to nowhere', () => {
    const graph = readJobGraph([
      edges([
        ['a', 'b'],
        ['a', 'ghost'],
      ]),
      nodes(['a', 'b', 'a', null]),
    ]);
    expect(graph?.vertices.map(({ id, parallelism, busyMax }) => [id, parallelism, busyMax])).toEqual([
      ['a', null, null],
      ['b', null, null],
    ]);
    expect(graph?.edges.map(({ id }) => id)).toEqual(['a-b']);
    expect(graph?.job).toBeNull();
  });

  it('keeps hostile names as plain keys', () => {
    const graph = readJobGraph([nodes(['__proto__', 'constructor', '<img src=x onerror=alert(1)>'])]);
    expect(graph?.vertices.map(({ id }) => id)).toEqual(['__proto__', 'constructor', '<img src=x onerror=alert(1)>']);
    expect(Reflect.get({}, 'title')).toBeUndefined();
  });
});
