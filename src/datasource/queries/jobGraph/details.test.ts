import { hexId, job, vertex } from '../../../testing/jobs';
import { JobDetails, lastsMs } from './details';

const flow = { watermarkLag: 1, skewFactor: 2, alignmentMs: 3, startDelayMs: 4 };
const load = { cpu: 0.5, gc: 0.1, heap: 0.2 };
const id = hexId('v');
const at = (started: number) => job(100_000, [vertex('v', { started })]);

it('keeps what it knows for as long as the metrics behind it last', () => {
  const details = new JobDetails();
  details.noteFlow(id, flow, 0, 1_000);
  details.noteLoad('tm-1', load, 0);
  const known = (now: number) => {
    const { flows, loads } = details.known(at(1_000), now, 0);
    return [flows.get(id), loads.get('tm-1')];
  };
  expect(known(lastsMs)).toEqual([flow, load]);
  expect(known(lastsMs + 1)).toEqual([undefined, undefined]);
});

it('forgets what it knew of tasks that were restarted, and of vertices that are gone', () => {
  const details = new JobDetails();
  const detail = { id, name: 'v', parallelism: 0, now: 0, subtasks: [] };
  const note = () => {
    details.noteFlow(id, flow, 0, 1_000);
    details.noteSuspect(id, { detail, means: new Map() }, 0, 1_000);
  };
  note();
  expect(details.known(at(1_000), 1, 0)).toMatchObject({ flows: new Map([[id, flow]]) });
  const restarted = details.known(at(2_000), 1, 0);
  expect([restarted.flows.size, restarted.suspects.size]).toEqual([0, 0]);
  note();
  expect(details.known(job(100_000, []), 1, 0).flows.size).toBe(0);
});

it('counts from an empty answer to the next, and keeps what it knew', () => {
  const details = new JobDetails();
  details.noteFlow(id, flow, 0, 1_000);
  details.noteFlow(id, null, 10, 1_000);
  expect(details.emptyAnswers(id)).toBe(1);
  expect(details.known(at(1_000), 20, 0).flows.get(id)).toEqual(flow);
});

it('compares collectors with an answer that is far enough away', () => {
  const details = new JobDetails();
  const seen = (spentMs: number, now: number) => details.collectedBefore('tm-1', { spentMs, at: now })?.spentMs ?? null;
  expect([seen(1, 0), seen(2, 1_000), seen(3, 10_000), seen(4, 20_000)]).toEqual([null, 1, 1, 3]);
});

it.each([
  [[0], 1],
  [[0, 10_000, 20_000], 5],
  [[0, 30_000, 60_000], 1],
  [[0, 1_000, 2_000], 6],
  [[0, 300_000], 1],
])('refreshed at %j ms it has %i turns while values last', (times, expected) => {
  const details = new JobDetails();
  expect(times.map((now) => details.turns(now)).at(-1)).toBe(expected);
});
