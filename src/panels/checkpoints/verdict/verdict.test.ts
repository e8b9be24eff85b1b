import { type CheckpointRow } from '../../../frames/checkpoints';
import { type CheckpointSubtaskRow, type CheckpointVertexRow } from '../../../frames/checkpointSubtasks';
import { failedRow, historyRow, latestRow, subtaskRow, vertexRow } from '../../../testing/checkpointRows';
import { type Details } from '../frames';
import { missingOf } from './missing';
import { sentenceOf } from './sentences';
import { stepsOf } from './steps';
import { blamedVertex, verdictOf } from './verdict';

const settings = latestRow({ interval: 30_000, timeout: 60_000, minPause: 0 });

interface Vertex {
  name: string;
  subtasks: CheckpointSubtaskRow[];
  cells?: Partial<CheckpointVertexRow>;
}

const detailsOf = (checkpoint: CheckpointRow, vertices: Vertex[]): Details => {
  const rows = vertices.map(({ name, subtasks, cells }, order) =>
    vertexRow(subtasks, { vertex: name, order, ...cells })
  );
  const subtasks = vertices.flatMap((vertex) => vertex.subtasks);
  const acknowledged = subtasks.filter((each) => each.acknowledged !== null).length;
  return { checkpoint: { ...checkpoint, acknowledged, subtasks: subtasks.length }, vertices: rows, subtasks };
};

const phases = (startDelay: number, alignment: number, sync: number, async: number) => ({
  startDelay,
  alignment,
  sync,
  async,
  duration: startDelay + alignment + sync + async,
});
const missing = { acknowledged: null, duration: null, startDelay: null, alignment: null, sync: null, async: null };
const source = (startDelay = 2): Vertex => ({
  name: 'Source: orders',
  subtasks: [0, 1].map((index) => subtaskRow('source', index, phases(startDelay, 0, 0, 5))),
});
const join = (...subtasks: Array<Partial<CheckpointSubtaskRow>>): Vertex => ({
  name: 'IntervalJoin',
  subtasks: subtasks.map((cells, index) => subtaskRow('join', index, cells)),
});
const completed = (duration: number) => historyRow(7, { duration });
const rulesOf = (details: Details, given = settings) => verdictOf(details, given).findings.map(({ rule }) => rule);

it.each<[string, Details, string[], string]>([
  ['quick', detailsOf(completed(90), [source(), join(phases(3, 0, 0, 80))]), ['quick'], 'good'],
  [
    'a short part of the interval',
    detailsOf(completed(5_000), [join(phases(2_000, 1_400, 0, 1_600))]),
    ['quick'],
    'good',
  ],
  [
    'no phase stands out',
    detailsOf(completed(20_000), [join({ ...phases(8_000, 3_000, 0, 7_000), duration: 20_000 })]),
    ['unremarkable'],
    'info',
  ],
  [
    'start delay',
    detailsOf(completed(20_000), [source(), join(phases(17_000, 500, 0, 2_500))]),
    ['startDelay'],
    'warning',
  ],
  [
    'start delay of no matter',
    detailsOf(completed(2_000), [source(), join(phases(1_900, 0, 0, 100))]),
    ['startDelay'],
    'info',
  ],
  [
    'alignment',
    detailsOf(completed(20_000), [source(), join(phases(9_000, 8_000, 0, 3_000))]),
    ['alignment'],
    'warning',
  ],
  [
    'both',
    detailsOf(completed(20_000), [source(), join(phases(12_000, 7_000, 0, 1_000))]),
    ['startDelay', 'alignment'],
    'warning',
  ],
  ['sync', detailsOf(completed(6_000), [source(), join(phases(100, 0, 4_000, 1_900))]), ['sync'], 'warning'],
  [
    'async of all',
    detailsOf(completed(20_000), [source(), join(phases(0, 0, 0, 19_000), phases(0, 0, 0, 18_000))]),
    ['async'],
    'warning',
  ],
  [
    'async of one',
    detailsOf(completed(20_000), [
      source(),
      join(phases(0, 0, 0, 19_000), phases(0, 0, 0, 900), phases(0, 0, 0, 1_000)),
    ]),
    ['asyncOutlier'],
    'warning',
  ],
  [
    'in no phase',
    detailsOf(completed(20_000), [source(), join({ ...phases(1_000, 0, 0, 2_000), duration: 20_000 })]),
    ['rest'],
    'warning',
  ],
  [
    'longer than the interval',
    detailsOf(completed(39_000), [source(), join(phases(31_000, 7_000, 0, 1_000))]),
    ['startDelay', 'overInterval'],
    'warning',
  ],
  [
    'almost timed out',
    detailsOf(completed(50_000), [source(), join(phases(45_000, 4_000, 0, 1_000))]),
    ['startDelay', 'nearTimeout', 'overInterval'],
    'warning',
  ],
  [
    'under way',
    detailsOf(historyRow(7, { status: 'IN_PROGRESS', duration: null, completed: null }), [source(), join(missing)]),
    ['waiting'],
    'info',
  ],
  [
    'expired',
    detailsOf(failedRow(7, 'Checkpoint expired before completing.', { duration: 60_000 }), [
      source(),
      join(missing, missing),
    ]),
    ['failed'],
    'error',
  ],
  [
    'a victim of a restart',
    detailsOf(failedRow(7, 'FailoverRegion is restarting.'), [source(), join(missing)]),
    ['failed'],
    'info',
  ],
  [
    'nothing known',
    detailsOf(historyRow(7, { status: null, duration: null }), [join(missing)]),
    ['unremarkable'],
    'info',
  ],
])('%s', (_, details, rules, severity) => {
  expect(rulesOf(details)).toEqual(rules);
  expect(verdictOf(details, settings).severity).toBe(severity);
});

describe('who is to blame for a start delay', () => {
  const blamed = (vertices: Vertex[], checkpoint = completed(20_000)) => {
    const found = verdictOf(detailsOf(checkpoint, vertices), settings).findings.find(
      ({ rule }) => rule === 'startDelay'
    );
    return found?.rule === 'startDelay' ? [found.vertex, found.isAtSource] : null;
  };
  const sink: Vertex = { name: 'Sink', subtasks: [subtaskRow('sink', 0, phases(19_000, 0, 0, 10))] };
  const slow = join(phases(17_000, 0, 0, 10));

  it('is the vertex at which the delay grows most, not the last one', () => {
    expect(blamed([source(), slow, sink])).toEqual(['IntervalJoin', false]);
  });
  it('is the one behind a source that waits even longer', () => {
    expect(blamed([source(9_500), slow])).toEqual(['IntervalJoin', false]);
  });
  it('is told of a source that could not send its barriers', () => {
    expect(blamed([source(16_000), join(phases(17_000, 0, 0, 10))])).toEqual(['Source: orders', true]);
  });
  it('is the vertex that no barrier has passed', () => {
    const failed = failedRow(7, 'Checkpoint expired before completing.', { duration: 60_000 });
    expect(blamed([source(16_000), join(missing)], failed)).toEqual(['IntervalJoin', false]);
  });
});

describe('who is missing', () => {
  const failed = failedRow(7, 'Checkpoint expired before completing.');
  it('names the TaskManager that all of them share', () => {
    const of = (...places: Array<string | null>) =>
      missingOf(detailsOf(failed, [source(), join(...places.map((taskManager) => ({ ...missing, taskManager })))]));
    expect(of('tm-7', 'tm-7', 'tm-7')).toMatchObject({
      count: 3,
      of: 5,
      vertices: ['IntervalJoin'],
      taskManager: 'tm-7',
    });
    expect(of('tm-7', 'tm-8')?.taskManager).toBeNull();
    expect(of('tm-7', null)?.taskManager).toBeNull();
  });
  it('does not guess from some of them', () => {
    const whole = detailsOf(failed, [source(), join({ ...missing, taskManager: 'tm-7' })]);
    expect(missingOf({ ...whole, checkpoint: { ...whole.checkpoint, acknowledged: 0 } })?.taskManager).toBeNull();
    expect(missingOf({ ...whole, subtasks: [] })).toMatchObject({ count: 1, taskManager: null });
  });
  it('says nothing when all are there', () => {
    expect(missingOf(detailsOf(completed(1), [source()]))).toBeNull();
  });
});

describe('why one subtask writes long', () => {
  const outlier = (cells: Partial<CheckpointSubtaskRow>) => {
    const slow = { ...phases(0, 0, 0, 9_000), taskManager: 'tm-7', ...cells };
    const [first] = verdictOf(
      detailsOf(completed(9_000), [join(slow, phases(0, 0, 0, 500), phases(0, 0, 0, 700))]),
      settings
    ).findings;
    return first.rule === 'asyncOutlier' ? [first.because, first.factor, first.taskManager] : null;
  };
  it.each([
    ['more state', { stateBytes: 3_000 }, ['state', 15, 'tm-7']],
    ['as much state', { stateBytes: 1_100 }, ['place', 15, 'tm-7']],
    ['nobody knows where', { stateBytes: null, taskManager: null }, ['unknown', 15, null]],
    ['not eight times as long', { async: 4_700, duration: 9_000 }, null],
  ])('%s', (_, cells, expected) => {
    expect(outlier(cells)).toEqual(expected);
  });
});

it('does not take the waiting of an unaligned checkpoint for slow storage', () => {
  const unaligned = { ...phases(400, 13_700, 0, 13_800), duration: 14_500, unaligned: true };
  const parts = [source(), join(unaligned, { ...phases(400, 10, 0, 20), unaligned: true })];
  const checkpoint = historyRow(7, { duration: 14_500, kind: 'UNALIGNED_CHECKPOINT' });
  expect(rulesOf(detailsOf(checkpoint, parts))).toEqual(['alignment']);
});

it('does not hold a savepoint against the interval, and does without settings', () => {
  const parts = [source(), join(phases(31_000, 7_000, 0, 1_000))];
  expect(rulesOf(detailsOf(historyRow(7, { duration: 39_000, kind: 'SAVEPOINT' }), parts))).toEqual(['startDelay']);
  expect(verdictOf(detailsOf(completed(39_000), parts), null)).toMatchObject({
    severity: 'warning',
    findings: [{ rule: 'startDelay' }],
  });
});

describe('in words', () => {
  const said = (details: Details) =>
    verdictOf(details, settings).findings.map((finding) => {
      const { claim, evidence } = sentenceOf(finding);
      return `${claim} ${evidence}`.replace(/\u00a0/g, ' ');
    });
  it('says the claim with its number, then what supports it', () => {
    expect(said(detailsOf(completed(39_000), [source(), join(phases(31_000, 0, 0, 8_000))]))).toEqual([
      '79 % of the time is start delay. Barriers wait behind backpressure of IntervalJoin (31 s). Storage is not the problem (async 8 s).',
      'It takes longer than the interval of 30 s. 39 s: checkpoints run back to back, with no minimum pause.',
    ]);
    const failed = failedRow(7, 'Checkpoint expired before completing.');
    const late = { ...missing, taskManager: 'tm-7' };
    expect(said(detailsOf(failed, [source(), join(late, late, late)]))).toEqual([
      'Failed: expired before completing. 3 of 5 missing, all on tm-7: IntervalJoin.',
    ]);
  });
  it('shows what Flink says as it is', () => {
    const failed = failedRow(7, '<b>{{- count}}</b>');
    expect(said(detailsOf(failed, [source()]))[0]).toBe('Failed: <b>{{- count}}</b>. ');
  });
  it('has steps for whatever is wrong, and none for what is not', () => {
    const wrong = verdictOf(
      detailsOf(completed(39_000), [source(), join(phases(20_000, 12_000, 2_000, 5_000))]),
      settings
    );
    expect(wrong.findings.map((finding) => stepsOf(finding).length > 0)).toEqual([true, true, true, true]);
    const [fine] = verdictOf(detailsOf(completed(90), [source()]), settings).findings;
    expect(stepsOf(fine)).toEqual([]);
  });
});

describe('thresholds', () => {
  const details = detailsOf(completed(20_000), [source(), join(phases(100, 100, 0, 100))]);
  const rulesWith = (nearTimeout: number, backToBack: number) =>
    verdictOf(details, settings, { nearTimeout, backToBack }).findings.map(({ rule }) => rule);

  it.each([
    [0.8, 1, ['quick']],
    [0.3, 1, ['nearTimeout']],
    [0.8, 0.5, ['overInterval']],
    [0.3, 0.5, ['nearTimeout', 'overInterval']],
  ])('time-out %d, interval %d', (nearTimeout, backToBack, expected) => {
    expect(rulesWith(nearTimeout, backToBack).filter((rule) => rule !== 'unremarkable')).toEqual(
      expected.filter((rule) => rule !== 'quick')
    );
  });

  it('says what is true below a whole interval', () => {
    const [finding] = verdictOf(details, settings, { nearTimeout: 1, backToBack: 0.5 }).findings;
    const { claim, evidence } = sentenceOf(finding);
    expect(claim.replace(/\u00a0/g, ' ')).toBe('It takes 67 % of the interval of 30 s.');
    expect(evidence).toContain('little is left');
  });
});

it('names the vertex to look at first, of whatever rule, and none where none is to blame', () => {
  const waiting = verdictOf(detailsOf(completed(31_000), [source(), join(phases(30_000, 0, 0, 10))]), settings);
  expect(blamedVertex(waiting)).toBe('join');
  const late = verdictOf(
    detailsOf(failedRow(7, 'Checkpoint expired before completing.'), [source(), join(missing)]),
    null
  );
  expect(blamedVertex(late)).toBe('join');
  expect(blamedVertex(verdictOf(detailsOf(completed(100), [source()]), settings))).toBeNull();
});
