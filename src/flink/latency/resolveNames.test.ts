import { notMinutesMs } from '../../testing/notMinutes';
import { type Recording } from '../../../simulator/recordings';
import { hexId, job, vertex } from '../../testing/jobs';
import { decodedAt, isSince, standardRecordings } from '../../testing/recording';
import { decodeJob, type Job } from '../job';
import { decodeMarkerList } from './markers';
import { generatedId, idOfUid } from './operatorIds';
import { type Operator, resolveNames, type Seen } from './resolveNames';

const short = (id: string) => id.slice(0, 6);
const line = ({ id, name, namedBy, upstream }: Operator): string =>
  `${short(id)} ${name ?? '?'} (${namedBy ?? 'not found'}) < ${upstream === null ? '?' : upstream.map(short).join(' ')}`;

function seenIn(recording: Recording, jobId: string): Seen[] {
  const atJob = decodedAt(recording, '/jobs/:id/metrics', (body) => decodeMarkerList(body, ''));
  const atVertices = decodedAt(recording, '/jobs/:id/vertices/:vid/subtasks/metrics', (body) =>
    decodeMarkerList(body, '')
  );
  return [...atJob, ...atVertices].flatMap(({ value, ids: [ofJob, vertexId = null] }) =>
    ofJob === jobId ? value.histograms.map(({ operatorId }) => ({ id: operatorId, vertexId })) : []
  );
}

describe.each(standardRecordings)('Flink $version', ({ version, recording }) => {
  const jobs = new Map(decodedAt(recording, '/jobs/:id', decodeJob).map(({ value }) => [value.name, value]));
  const namesOf = (name: string): string[] => {
    const found = jobs.get(name);
    return found === undefined ? [] : resolveNames(found, seenIn(recording, found.id)).map(line);
  };

  test('every operator of click-attribution has its name and its place', () => {
    const sink = isSince(version, '1.20') ? 'sink_join[11]: Writer' : 'Sink: sink_join[11]';
    expect(namesOf('click-attribution')).toEqual([
      'cbc357 Source: orders[1] (head) < ',
      '268c6e Calc[2] (hash) < cbc357',
      '961f81 WatermarkAssigner[3] (hash) < 268c6e',
      '6cdc5b Source: clicks[5] (head) < ',
      '19894d Calc[6] (hash) < 6cdc5b',
      '82c4a6 WatermarkAssigner[7] (hash) < 19894d',
      '11ffd1 IntervalJoin[9] (head) < 961f81 82c4a6',
      '8495bb Calc[10] (hash) < 11ffd1',
      `705691 ${sink} (hash) < 8495bb`,
    ]);
  });

  test('and those of flaky-enrichment', () => {
    expect(namesOf('flaky-enrichment')).toEqual(
      isSince(version, '1.20')
        ? [
            'cbc357 Source: orders[1] (head) < ',
            '7df19f Calc[2] (hash) < cbc357',
            '9dd636 sink_one[3]: Writer (head) < 7df19f',
          ]
        : [
            'cbc357 Source: orders[1] (head) < ',
            '570f70 Calc[2] (hash) < cbc357',
            'b728d9 Sink: sink_one[3] (hash) < 570f70',
          ]
    );
  });
});

/** A job of one vertex whose id is that of its first operator. */
const jobOf = (name: string, id: string): Job => job(10_000, [vertex(name, { id })]);
const at = (vertexId: string | null, ...ids: string[]): Seen[] => ids.map((id) => ({ id, vertexId }));

const head = generatedId(0, 1, []);
const [map, filter] = [hexId('map'), hexId('filter')];

test.each<[string, string, Seen[], string[]]>([
  ['a lone operator with an id of its own', 'Source: a', [], [`${short(head)} Source: a (head) < `]],
  [
    'a uid that is the name',
    'Source: a -> enrich -> Sink: b',
    at(head, idOfUid('enrich'), idOfUid('other')),
    [
      `${short(head)} Source: a (head) < `,
      `${short(idOfUid('enrich'))} enrich (uid) < ${short(head)}`,
      `${short(idOfUid('other'))} Sink: b (rest) < ${short(idOfUid('enrich'))}`,
    ],
  ],
  [
    'behind an operator with a uid, ids are generated again',
    'Source: a -> enrich -> Sink: b',
    at(null, idOfUid('enrich'), generatedId(2, 0, [idOfUid('enrich')])),
    [
      `${short(head)} Source: a (head) < `,
      `${short(idOfUid('enrich'))} enrich (uid) < ${short(head)}`,
      `${short(generatedId(2, 0, [idOfUid('enrich')]))} Sink: b (hash) < ${short(idOfUid('enrich'))}`,
    ],
  ],
  [
    'one name and one id are left',
    'Source: a -> Map',
    at(head, map),
    [`${short(head)} Source: a (head) < `, `${short(map)} Map (rest) < ${short(head)}`],
  ],
  [
    'at the job nothing tells that they belong together',
    'Source: a -> Map',
    at(null, map),
    [`${short(head)} Source: a (head) < `, `${short(map)} ? (not found) < ?`],
  ],
  [
    'two names and two ids are left: neither is guessed',
    'Source: a -> Map -> Filter',
    at(head, map, filter),
    [`${short(head)} Source: a (head) < `, `${short(map)} ? (not found) < ?`, `${short(filter)} ? (not found) < ?`],
  ],
  [
    'a name with an arrow in it looks like two operators, so that nothing fits',
    'Source: a -> b -> c',
    at(head, generatedId(1, 0, [head])),
    [`${short(head)} Source: a (head) < `, `${short(generatedId(1, 0, [head]))} ? (not found) < ?`],
  ],
])('%s', (_, name, seen, expected) => {
  expect(resolveNames(jobOf(name, head), seen).map(line)).toEqual(expected);
});

describe('a chain with branches', () => {
  const source = generatedId(0, 2, []);
  const [first, second] = [generatedId(1, 0, [source]), generatedId(2, 0, [source])];
  const name = 'Source: a -> (Sink: b, Sink: c)';

  test('Flink numbers them in the order of the name', () => {
    expect(resolveNames(jobOf(name, source), at(source, second, first)).map(line)).toEqual([
      `${short(source)} Source: a (head) < `,
      `${short(first)} Sink: b (hash) < ${short(source)}`,
      `${short(second)} Sink: c (hash) < ${short(source)}`,
    ]);
  });

  test('alike, with one of them not seen: the other is not named', () => {
    expect(resolveNames(jobOf(name, source), at(source, second)).map(line)).toEqual([
      `${short(source)} Source: a (head) < `,
      `${short(second)} ? (not found) < ?`,
    ]);
  });

  test('told apart by what is chained behind them', () => {
    const calc = generatedId(2, 1, [source]);
    const sink = generatedId(3, 0, [calc]);
    expect(
      resolveNames(jobOf('Source: a -> (Sink: b, Calc -> Sink: c)', source), at(null, sink, calc)).map(line)
    ).toEqual([
      `${short(source)} Source: a (head) < `,
      `${short(calc)} Calc (hash) < ${short(source)}`,
      `${short(sink)} Sink: c (hash) < ${short(calc)}`,
    ]);
  });
});

test('an id of nowhere stays, last, with a place of its own', () => {
  const operators = resolveNames(jobOf('Source: a', head), at(hexId('gone'), map));
  expect(operators.map(({ id, name, vertexId, order }) => [short(id), name, vertexId, order])).toEqual([
    [short(head), 'Source: a', head, 0],
    [short(map), null, hexId('gone'), 1],
  ]);
});

test('what comes before a vertex is not known where its last operator is not', () => {
  const [source, sink] = [vertex('Source: a -> Map', { id: head }), vertex('Sink: b')];
  const edge = { source: head, target: sink.id, shipStrategy: 'HASH', exchange: '' };
  const both = job(10_000, [source, sink], { edges: [edge] });
  expect(resolveNames(both, at(null, map)).find(({ id }) => id === sink.id)?.upstream).toBeNull();
  expect(resolveNames(both, at(head, map)).find(({ id }) => id === sink.id)?.upstream).toEqual([map]);
});

test('400 operators whose markers stand at the job take less than half a second', () => {
  const vertices = Array.from({ length: 100 }, (_, index) =>
    vertex('A -> B -> C -> D', { id: generatedId(index, 1, []) })
  );
  const seen = vertices.flatMap(({ id }, index) => {
    const b = generatedId(100 + index, 1, [id]);
    const c = generatedId(200 + index, 1, [b]);
    return at(null, generatedId(300 + index, 0, [c]), c, b);
  });
  const start = performance.now();
  const operators = resolveNames(job(10_000, vertices), seen);
  expect(performance.now() - start).toBeLessThan(notMinutesMs);
  expect(operators.filter(({ namedBy }) => namedBy === 'hash')).toHaveLength(300);
});
