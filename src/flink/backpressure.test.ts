import { fakeTransport } from '../testing/fakeTransport';
import { failureFrom, unexpected } from '../testing/failureFrom';
import { type Decoded, decodedAt, recordings, standardRecordings } from '../testing/recording';
import { decodeBackpressure, getBackpressure, type VertexBackpressure } from './backpressure';
import { decodeJob } from './job';
import { isTerminal } from './jobs';

const endpoint = '/jobs/:id/vertices/:vid/backpressure';

type Answer = Decoded<VertexBackpressure | null>;
const measuredOnly = (answers: readonly Answer[]) =>
  answers.flatMap(({ value, ...others }) => (value === null ? [] : [{ value, ...others }]));

describe.each(recordings)('backpressure of $title', ({ recording }) => {
  const answers = decodedAt(recording, endpoint, decodeBackpressure);
  const measured = measuredOnly(answers);
  const jobs = decodedAt(recording, '/jobs/:id', decodeJob).map(({ value }) => value);
  const jobOf = ({ ids }: { ids: string[] }) => jobs.find(({ id }) => id === ids[0]);
  const vertexOf = (answer: { ids: string[] }) => jobOf(answer)?.vertices.find(({ id }) => id === answer.ids[1]);

  test('is unknown exactly where a vertex has ended, is unknown to Flink or has not been asked for before', () => {
    const running = answers.filter((answer) => {
      const vertex = vertexOf(answer);
      return vertex !== undefined && !isTerminal(vertex.state);
    });
    const others = answers.filter((answer) => !running.includes(answer));
    expect(others.filter(({ value }) => value !== null)).toEqual([]);
    // After the first round; a restarted task has no values for some seconds.
    const later = running.filter(({ time }) => time - recording.recordedAt > 1_000);
    const unknown = later.filter((answer) => answer.value === null);
    expect(unknown.filter((answer) => jobOf(answer)?.name !== 'flaky-enrichment')).toEqual([]);
    expect(measured.length).toBeGreaterThan(5);
  });

  test('has one entry a subtask', () => {
    for (const answer of measured) {
      const indices = answer.value.subtasks.map(({ index }) => index).sort((left, right) => left - right);
      expect(indices).toEqual(Array.from({ length: vertexOf(answer)?.parallelism ?? -1 }, (_, index) => index));
    }
  });

  test('consists of shares of 1', () => {
    const shares = measured.flatMap(({ value }) =>
      value.subtasks.flatMap(({ busy, idle, backpressured }) => [busy, idle, backpressured])
    );
    expect(shares.filter((share) => share !== null && !(share >= 0 && share <= 1))).toEqual([]);
    expect(shares.filter((share) => share !== null && share > 0).length).toBeGreaterThan(0);
  });

  test('knows busy and idle of all but datagen sources', () => {
    for (const answer of measured) {
      const isSource = vertexOf(answer)?.name.startsWith('Source: ');
      // Only a task that has just been restarted says nothing at all.
      const reported = answer.value.subtasks.filter(({ backpressured }) => backpressured !== null);
      expect(reported.length < answer.value.subtasks.length && jobOf(answer)?.name !== 'flaky-enrichment').toBe(false);
      expect(reported.filter(({ busy, idle }) => (busy === null) !== isSource || (idle === null) !== isSource)).toEqual(
        []
      );
    }
  });

  test('tells when it was measured: before the answer, and never earlier than in the answer before', () => {
    const times = measured.map(({ value }) => value.measuredAt ?? 0);
    expect(measured.filter(({ value, time }) => (value.measuredAt ?? Infinity) > time)).toEqual([]);
    expect(times).toEqual([...times].sort((left, right) => left - right));
    expect(new Set(times).size).toBeGreaterThan(2);
  });
});

test.each(standardRecordings)('$title shows the bottleneck of click-attribution', ({ recording }) => {
  const job = decodedAt(recording, '/jobs/:id', decodeJob).find(
    ({ value }) => value.name === 'click-attribution'
  )?.value;
  const worst = (of: 'busy' | 'backpressured') =>
    job?.vertices.map((vertex) => {
      const last = measuredOnly(decodedAt(recording, endpoint, decodeBackpressure))
        .filter(({ ids }) => ids[1] === vertex.id && ids[0] === job.id)
        .at(-1);
      return Math.max(...(last?.value.subtasks.map((subtask) => subtask[of] ?? 0) ?? []));
    });
  const [orders = 0, clicks = 0, join = 1] = worst('backpressured') ?? [];
  expect(Math.min(orders, clicks)).toBeGreaterThan(0.5);
  expect(join).toBeLessThan(0.1);
  expect(worst('busy')?.[2]).toBeGreaterThan(0.7);
});

const ok = (subtask: object) => ({ status: 'ok', 'end-timestamp': 5, subtasks: [{ subtask: 0, ...subtask }] });

describe('answers that are not as expected', () => {
  test.each([
    ['status', {}],
    ['status', { status: 1, subtasks: [] }],
    ['subtasks', { status: 'ok' }],
    ['subtasks', { status: 'ok', subtasks: { 0: {} } }],
    ['subtasks[0]', { status: 'ok', subtasks: [0.5] }],
    ['subtasks[1].subtask', { status: 'ok', subtasks: [{ subtask: 0 }, { subtask: 'NaN' }] }],
    ['(the whole answer)', []],
    ['(the whole answer)', null],
  ])('names %s', (field, answer) => {
    expect(failureFrom(() => decodeBackpressure(answer))).toEqual(unexpected(endpoint, field));
  });

  test.each(['deprecated', 'DEPRECATED', 'in-progress', ''])('the status %p has no values', (status) => {
    expect(decodeBackpressure({ ...ok({ ratio: 0.5 }), status })).toBeNull();
  });

  test.each([
    ['a working task', { ratio: 0.1, idleRatio: 0.2, busyRatio: 0.7 }, [0.7, 0.2, 0.1]],
    ['floats as texts', { ratio: '0.1', idleRatio: '0.2', busyRatio: '0.7' }, [0.7, 0.2, 0.1]],
    ['a source of the old kind', { ratio: 1, idleRatio: 0, busyRatio: 'NaN' }, [null, null, 1]],
    ['a version that only knows the ratio', { ratio: 0.4 }, [null, null, 0.4]],
    ['a task that has not reported yet', { ratio: 0, idleRatio: 0.0, busyRatio: 0 }, [null, null, null]],
    ['a source of the old kind that waits', { ratio: 0, idleRatio: 0, busyRatio: 'NaN' }, [null, null, 0]],
    ['nothing', {}, [null, null, null]],
    ['no numbers', { ratio: 'Infinity', idleRatio: null, busyRatio: [] }, [null, null, null]],
    ['inherited numbers', Object.create({ ratio: 1, subtask: 7 }) as object, [null, null, null]],
  ])('%s', (_, subtask, [busy, idle, backpressured]) => {
    expect(decodeBackpressure(ok(subtask))?.subtasks).toEqual([{ index: 0, busy, idle, backpressured }]);
  });

  test.each([
    [-1, null],
    ['NaN', null],
    [undefined, null],
    [5.0, 5],
  ])('measured at %p is %p', (time, measuredAt) => {
    expect(decodeBackpressure({ ...ok({}), 'end-timestamp': time })?.measuredAt).toBe(measuredAt);
  });

  test('both spellings of the level, and attempts that run at the same time, change nothing', () => {
    const more = { 'backpressure-level': 'high', backpressureLevel: 'high', 'other-concurrent-attempts': [{}] };
    expect(decodeBackpressure(ok({ ratio: 1, ...more }))).toEqual(decodeBackpressure(ok({ ratio: 1 })));
  });
});

test('the request', async () => {
  const id = '1'.repeat(32);
  const path = `/jobs/${id}/vertices/${id}/backpressure`;
  const transport = fakeTransport({ [path]: { status: 'deprecated' } });
  await expect(getBackpressure(transport, id, id)).resolves.toBeNull();
  await expect(getBackpressure(transport, id, 'x')).rejects.toMatchObject({ failure: { kind: 'invalid' } });
  expect(transport.requests).toEqual([path]);
});
