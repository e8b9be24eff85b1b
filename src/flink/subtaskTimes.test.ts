import { fakeTransport } from '../testing/fakeTransport';
import { failureFrom, unexpected } from '../testing/failureFrom';
import { hexId } from '../testing/jobs';
import { decodedAt, recordings } from '../testing/recording';
import { decodeSubtaskTimes, getSubtaskTimes } from './subtaskTimes';
import { decodeVertexDetail } from './vertex';

const endpoint = '/jobs/:id/vertices/:vid/subtasktimes';

// Of the wide job these lists were not recorded.
describe.each(recordings.filter(({ scenario }) => scenario !== 'wide'))('subtask times of $title', ({ recording }) => {
  const answers = decodedAt(recording, endpoint, decodeSubtaskTimes);
  const details = decodedAt(recording, '/jobs/:id/vertices/:vid', decodeVertexDetail);

  test('end with the state that the vertex tells', () => {
    expect(answers.length).toBeGreaterThan(0);
    for (const { value, ids } of answers) {
      const detail = details.findLast((other) => other.ids.join() === ids.join())?.value;
      const told = detail?.subtasks.map(({ index, state }) => [index, state]);
      expect(value.subtasks.map(({ index, entered }) => [index, entered.at(-1)?.state])).toEqual(told);
    }
  });

  test('go through the states in Flink’s order', () => {
    for (const { entered } of answers.flatMap(({ value }) => value.subtasks)) {
      expect(entered.map(({ state }) => state).join(' ')).toMatch(
        /^CREATED SCHEDULED DEPLOYING INITIALIZING RUNNING( FINISHED)?$/
      );
    }
  });

  test('are in the past of the answer', () => {
    for (const { value, time } of answers) {
      expect(Math.abs(time - value.now)).toBeLessThan(2_000);
      expect(value.subtasks.every(({ entered }) => entered.every(({ at }) => at <= value.now))).toBe(true);
    }
  });
});

const answer = { id: hexId('v'), name: 'a', now: 9, subtasks: [{ subtask: 0, timestamps: {} }] };

describe('times that are not as expected', () => {
  test.each([
    ['id', { ...answer, id: undefined }],
    ['now', { ...answer, now: 'NaN' }],
    ['subtasks', { ...answer, subtasks: {} }],
    ['subtasks[0].timestamps', { ...answer, subtasks: [{ subtask: 0 }] }],
    ['subtasks[0].subtask', { ...answer, subtasks: [{ timestamps: {} }] }],
  ])('name %s', (field, body) => {
    expect(failureFrom(() => decodeSubtaskTimes(body))).toEqual(unexpected(endpoint, field));
  });

  test('states never entered are left out; at the same moment Flink’s order counts', () => {
    const timestamps = { RUNNING: 5, Created: 3, FAILED: 0, DEPLOYING: 5, SCHEDULED: -1, PAUSED: 4.5, CANCELED: 'NaN' };
    const { subtasks } = decodeSubtaskTimes({
      ...answer,
      subtasks: [{ subtask: 0, host: '(unassigned)', timestamps }],
    });
    expect(subtasks).toEqual([
      {
        index: 0,
        endpoint: null,
        entered: [
          { state: 'CREATED', at: 3 },
          { state: 'PAUSED', at: 4.5 },
          { state: 'DEPLOYING', at: 5 },
          { state: 'RUNNING', at: 5 },
        ],
      },
    ]);
  });
});

test('the request asks for vertex and job', async () => {
  const path = `/jobs/${hexId('j')}/vertices/${hexId('v')}/subtasktimes`;
  const transport = fakeTransport({ [path]: answer });
  await expect(getSubtaskTimes(transport, hexId('j'), hexId('v'))).resolves.toMatchObject({ name: 'a', now: 9 });
  expect(transport.requests).toEqual([path]);
});
