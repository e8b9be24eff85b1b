import { failureFrom, unexpected } from '../../testing/failureFrom';
import { decodedAt, recordings } from '../../testing/recording';
import { isId } from '../ids';
import { decodeCheckpoints } from '../checkpoints';
import { checkpointEvents, outcomesOf } from './checkpoints';
import { decodeJobLife } from './jobLife';
import { decodeRescaleOutcomes } from './rescales';
import { decodeHeartbeats } from './taskManagers';

const decodeCheckpointOutcomes = (body: unknown) => outcomesOf(decodeCheckpoints(body));

describe.each(recordings)('$title', ({ recording, scenario }) => {
  const lives = decodedAt(recording, '/jobs/:id', decodeJobLife);
  const outcomes = decodedAt(recording, '/jobs/:id/checkpoints', decodeCheckpointOutcomes);

  test('jobs have entered the states they are in, one after the other', () => {
    expect(lives.length).toBeGreaterThan(0);
    for (const { value, time } of lives) {
      expect(value.entered.get(value.state)).toBe(Math.max(...value.entered.values()));
      expect(value.entered.get('INITIALIZING')).toBe(value.started);
      expect(Math.max(...value.entered.values())).toBeLessThanOrEqual(time);
    }
  });

  test('checkpoints are newest first and ended unless they are in progress', () => {
    expect(outcomes.length).toBeGreaterThan(0);
    for (const { value } of outcomes) {
      expect(value.map(({ id }) => id)).toEqual(value.map(({ id }) => id).sort((left, right) => right - left));
      expect(value.every(({ status, ended }) => (ended === null) === (status === 'IN_PROGRESS'))).toBe(true);
      expect(value.every(({ status, message }) => (message !== '') === (status === 'FAILED'))).toBe(true);
    }
  });

  test('failed checkpoints are events', () => {
    const events = outcomes.flatMap(({ value }) => checkpointEvents(value));
    expect(events.length > 0).toBe(scenario === 'failing-checkpoints');
    expect(events.every(({ kind }) => kind === 'checkpointFailed')).toBe(true);
  });

  test('two TaskManagers have sent heartbeats', () => {
    const [found] = decodedAt(recording, '/taskmanagers', decodeHeartbeats);
    expect(found?.value.size).toBe(2);
    for (const heartbeat of found?.value.values() ?? []) {
      expect((found?.time ?? 0) - (heartbeat ?? 0)).toBeLessThan(15_000);
    }
  });

  test('jobs are named by ids', () => {
    expect(lives.every(({ value }) => isId(value.id))).toBe(true);
  });
});

const subtasks = { num_subtasks: 2, num_acknowledged_subtasks: 2 };
const checkpoint = { id: 3, status: 'COMPLETED', trigger_timestamp: 5, latest_ack_timestamp: 9, ...subtasks };
const outcome = { id: 3, status: 'COMPLETED', isSavepoint: false, triggered: 5, ended: 9, message: '', path: null };

describe('checkpoints of other shapes', () => {
  test.each<[string, object, object]>([
    [
      'not acknowledged yet',
      { status: 'IN_PROGRESS', latest_ack_timestamp: -1 },
      { status: 'IN_PROGRESS', ended: null },
    ],
    ['in lower case', { status: 'completed' }, {}],
    ['a path that is none', { external_path: '<checkpoint-not-externally-addressable>' }, {}],
    ['floats and texts', { id: 3.0, trigger_timestamp: '5' }, {}],
    [
      'a whole stack trace as message',
      { status: 'FAILED', failure_timestamp: 8, failure_message: 'Expired.\n\tat a.b\n' },
      { status: 'FAILED', ended: 8, message: 'Expired.' },
    ],
  ])('%s', (_, change, expected) => {
    expect(decodeCheckpointOutcomes({ history: [{ ...checkpoint, ...change }] })).toEqual([
      { ...outcome, ...expected },
    ]);
  });

  test('the last savepoint and failure may be older than the history, or part of it', () => {
    const older = { ...checkpoint, id: 1, is_savepoint: true };
    const answer = { history: [checkpoint], latest: { savepoint: older, failed: checkpoint, completed: null } };
    expect(decodeCheckpointOutcomes(answer).map(({ id }) => id)).toEqual([3, 1]);
  });

  test('none at all', () => {
    expect(decodeCheckpointOutcomes({ history: [], latest: { savepoint: null } })).toEqual([]);
  });

  test.each(['id', 'status', 'trigger_timestamp'])('without %s', (field) => {
    const history = [{ ...checkpoint, [field]: undefined }];
    expect(failureFrom(() => decodeCheckpointOutcomes({ history }))).toEqual(
      unexpected('/jobs/:id/checkpoints', `history[0].${field}`)
    );
  });
});

describe('rescales', () => {
  const endpoint = '/jobs/:id/rescales/history';
  const rescale = { rescaleUuid: 'u', startTimestampInMillis: 5, endTimestampInMillis: 9 };

  test('by their fields', () => {
    const whole = { ...rescale, triggerCause: 'A', terminalState: 'COMPLETED', terminatedReason: 'B', vertices: {} };
    expect(decodeRescaleOutcomes([whole, { startTimestampInMillis: 5, endTimestampInMillis: -1 }])).toEqual([
      { id: 'u', started: 5, ended: 9, trigger: 'A', outcome: 'COMPLETED', reason: 'B' },
      { id: '', started: 5, ended: null, trigger: null, outcome: null, reason: null },
    ]);
  });

  test('the id may be an object, as Flink’s specification has it', () => {
    expect(decodeRescaleOutcomes([{ ...rescale, rescaleUuid: { bytes: 'x' } }])).toMatchObject([{ id: '' }]);
  });

  test.each([
    [{}, '(the whole answer)'],
    [[{}], '[0].startTimestampInMillis'],
  ])('%j', (answer, field) => {
    expect(failureFrom(() => decodeRescaleOutcomes(answer))).toEqual(unexpected(endpoint, field));
  });
});

test.each([
  [{}, 'taskmanagers'],
  [{ taskmanagers: [{}] }, 'taskmanagers[0].id'],
])('TaskManagers %j', (answer, field) => {
  expect(failureFrom(() => decodeHeartbeats(answer))).toEqual(unexpected('/taskmanagers', field));
});

test('a TaskManager without a heartbeat', () => {
  expect(decodeHeartbeats({ taskmanagers: [{ id: 'a', timeSinceLastHeartbeat: -1 }] })).toEqual(new Map([['a', null]]));
});

test('states that were never entered, or are no numbers, are left out', () => {
  const timestamps = { RUNNING: 9, FAILED: 0, CREATED: -1, FAILING: 'NaN' };
  const answer = { jid: 'a', name: 'b', state: 'RUNNING', now: 10, vertices: [] };
  expect(decodeJobLife({ ...answer, timestamps }).entered).toEqual(new Map([['RUNNING', 9]]));
  expect(decodeJobLife(answer).entered).toEqual(new Map());
});
