import { hexId } from '../model/random';
import { type ClusterSpec, type JobSpec, type VertexSpec } from '../model/spec';
import { edge, streamingJob, vertex } from './jobs/job';
import { taskManager } from './jobs/taskManagers';

const long = 'abcdefghi '.repeat(1_000);

/** Texts that must come out as they went in, and do nothing on their way. */
export const nastyTexts: readonly string[] = [
  'Source: <img src=x onerror="window.hit=1"> -> Calc[2]',
  'Source: "><script>window.hit=1</script>',
  '</text></svg><svg onload=window.hit=1>',
  '\u202Egnp.exe\u202C -> \u2066right\u2069 to \u200Bleft',
  '👩‍👩‍👧‍👦 Ａｇｇ漢字عربي -> 🇺🇳',
  long,
  '__proto__',
  'constructor -> toString -> hasOwnProperty',
  '&lt;b&gt;bold&lt;/b&gt; &amp;amp; &#60;i&#62; &nbsp;',
  "'; DROP TABLE jobs; -- ${1+1} {{1+1}} `id` $(id) %s %00",
  'tab\there\nline\r\nbreak\u0000nul',
  'javascript:window.hit=1',
  ' -> -> ',
  '',
];

function nastyVertex(text: string, place: number): VertexSpec {
  const isSource = place < 3;
  return vertex({
    // The last two share an id.
    id: hexId(`hostile/${Math.min(place, nastyTexts.length - 2)}`),
    name: text,
    description: `${text}<br/>+- <b onclick="window.hit=1">[${place}]</b>:${text}<br/>`,
    kind: isSource ? 'legacySource' : 'operator',
    parallelism: 1 + (place % 3),
    demand: isSource ? 500 : 0,
    wander: 0.5,
    capacity: 400 + 90 * place,
    selectivity: 0.6,
  });
}

function nastyJob(): JobSpec {
  const vertices = nastyTexts.map(nastyVertex);
  const last = vertices.length - 1;
  const edges = vertices.flatMap((_, place) => (place < 3 ? [] : [edge(place - 3, place), edge(place - 2, place)]));
  return streamingJob({
    id: hexId('hostile'),
    name: '<b>job</b> "quoted" \u202Eevil\u202C 👾 __proto__ &amp; \'; --',
    vertices,
    edges: edges.filter(
      ({ from, to }, at) => edges.findIndex((other) => other.from === from && other.to === to) === at
    ),
    oddInputs: [
      { target: 0, sourceId: hexId(`hostile/${last - 3}`) },
      { target: 5, sourceId: hexId('hostile/5') },
      { target: 7, sourceId: 'ffffffffffffffffffffffffffffffff' },
      { target: 8, sourceId: '__proto__' },
    ],
    failures: {
      vertex: 5,
      meanRunMs: 40_000,
      shortestRunMs: 20_000,
      restartDelayMs: 4_000,
      exceptions: [
        { name: '<script>window.hit=1</script>', message: long, frames: nastyTexts.slice(0, 4) },
        { name: '__proto__', message: '<img src=x onerror="window.hit=1">', frames: [] },
      ],
    },
    userConfig: [
      ['__proto__', '<b>1</b>'],
      ['constructor', 'javascript:window.hit=1'],
    ],
    accumulators: [{ name: '<i>__proto__</i>', type: 'LongCounter', perRecord: 1 }],
  });
}

const plain = (name: string, id: string): JobSpec =>
  streamingJob({
    name,
    id: hexId(id),
    vertices: [vertex({ id: hexId('hostile/plain'), name: 'Source: a[1]', kind: 'source', demand: 10, capacity: 100 })],
    edges: [],
  });

/** Names and plans that no Flink should send: markup, other directions, endless texts, circles, ids twice. */
export const hostile = (): ClusterSpec => ({
  taskManagers: [
    taskManager('<b onclick="window.hit=1">tm &amp; \'1\''),
    taskManager('tm \u202E1\u202C 🔥 ?#%25;'),
    taskManager('__proto__'),
  ],
  jobs: [
    nastyJob(),
    plain('twice', 'hostile/a'),
    plain('twice', 'hostile/b'),
    plain('__proto__', 'hostile/c'),
    plain(long, 'hostile/d'),
  ],
});
