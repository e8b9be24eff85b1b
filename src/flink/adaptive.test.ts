import { join } from 'node:path';
import { answersOf, readRecording } from '../../simulator/recordings';
import { asTable } from '../testing/asTable';
import { askQuery } from '../testing/askQuery';
import { decodedAt } from '../testing/recording';
import { recordedTransport } from '../testing/recordedTransport';
import { decodeCheckpointDetails, decodeCheckpointSubtasks } from './checkpointDetails';
import { decodeCheckpoints } from './checkpoints';
import { decodeJobLife } from './events/jobLife';
import { restartsOf } from './events/restarts';
import { decodeExceptions } from './exceptions';
import { decodeJobs } from './jobs';
import { decodeRescaleCounts, decodeRescaleDetails, decodeRescales } from './rescales';

const folder = join(__dirname, '..', '..', 'tests', 'recordings');
const recording = readRecording({ version: '2.3.0', scenario: 'adaptive' }, folder);
const jobs = decodedAt(recording, '/jobs/overview', decodeJobs)[0]?.value ?? [];
const idOf = (name: string) => jobs.find((job) => job.name === name)?.id ?? '';
const [healthy, unaligned, flaky] = ['orders-per-minute', 'unaligned-attribution', 'flaky-enrichment'].map(idOf);
const bodyOf = (path: string) => answersOf(recording, path)[0]?.body;

describe('a rescale of a real cluster', () => {
  const history = decodeRescales(bodyOf(`/jobs/${healthy}/rescales/history`));

  it('has no vertices in the history, and has them in its details', () => {
    expect(history.map(({ trigger, state, reason, vertices }) => [trigger, state, reason, vertices])).toEqual([
      ['UPDATE_REQUIREMENT', 'COMPLETED', 'SUCCEEDED', []],
      ['INITIAL_SCHEDULE', 'COMPLETED', 'SUCCEEDED', []],
    ]);
    const details = history.map(({ id }) => decodeRescaleDetails(bodyOf(`/jobs/${healthy}/rescales/details/${id}`)));
    expect(details.map(({ vertices }) => vertices.map(({ before, after }) => [before, after]))).toEqual([
      [
        [2, 3],
        [2, 3],
      ],
      [
        [null, 2],
        [null, 2],
      ],
    ]);
    expect(details.map(({ started, ended }) => [started, ended])).toEqual(
      history.map(({ started, ended }) => [started, ended])
    );
  });

  it('is counted', () => {
    expect(decodeRescaleCounts(bodyOf(`/jobs/${healthy}/rescales/overview`))).toEqual({
      inProgress: 0,
      completed: 2,
      ignored: 0,
      failed: 0,
    });
  });

  it('is a row with the parallelism before and after, for as many requests as it needs', async () => {
    const transport = recordedTransport(recording);
    const { frames, errors } = await askQuery(transport, { queryType: 'rescales', job: healthy });
    expect(errors).toEqual([]);
    expect(
      frames.map((frame) => asTable(frame, ['trigger', 'state', 'reason', 'duration', 'parallelism', 'completed']))
    ).toMatchInlineSnapshot(`
[
  "# rescales
trigger             state      reason     duration  parallelism
UPDATE_REQUIREMENT  COMPLETED  SUCCEEDED  960       WindowAggregate → sink_agg: Writer: 2 → 3, Source: orders: 2 → 3
INITIAL_SCHEDULE    COMPLETED  SUCCEEDED  1171      WindowAggregate → sink_agg: Writer: ? → 2, Source: orders: ? → 2",
  "# rescaleCounts
completed
2",
]
`);
    expect(transport.requests).toHaveLength(4);
  });
});

describe('restarts of a job with the adaptive scheduler', () => {
  const life = decodeJobLife(bodyOf(`/jobs/${flaky}`));
  const exceptions = decodeExceptions(bodyOf(`/jobs/${flaky}/exceptions`));

  it('are never in the state RESTARTING; failures name no task', () => {
    expect([...life.entered.keys()].sort()).toEqual(['CREATED', 'INITIALIZING', 'RUNNING']);
    expect(exceptions.length).toBeGreaterThan(3);
    expect(exceptions.filter(({ task }) => task !== null)).toEqual([]);
  });

  it('are one for each failure, the last of them with its end', () => {
    const restarts = restartsOf(life, exceptions).sort((left, right) => right.time - left.time);
    expect(restarts.map(({ time }) => time)).toEqual(exceptions.map(({ time }) => time));
    expect(restarts.map(({ timeEnd }) => timeEnd)).toEqual([
      life.entered.get('RUNNING'),
      ...restarts.slice(1).map(() => null),
    ]);
  });
});

describe('checkpoints', () => {
  const [ofUnaligned, ofHealthy] = [unaligned, healthy].map((id) =>
    decodeCheckpoints(bodyOf(`/jobs/${id}/checkpoints`))
  );

  it('that are unaligned persist data in flight', () => {
    const done = ofUnaligned?.history.filter(({ status }) => status === 'COMPLETED') ?? [];
    expect(done.length).toBeGreaterThan(5);
    expect([...new Set(done.map(({ kind }) => kind))]).toEqual(['UNALIGNED_CHECKPOINT']);
    expect(Math.min(...done.map(({ persistedBytes }) => persistedBytes ?? 0))).toBeGreaterThan(1_000_000);
    const [subtasks] = decodedAt(
      recording,
      '/jobs/:id/checkpoints/details/:cid/subtasks/:vid',
      decodeCheckpointSubtasks
    );
    expect(subtasks?.value).toMatchObject([
      { isUnaligned: true, persistedBytes: 574_633 },
      { isUnaligned: true, persistedBytes: 479_625 },
    ]);
  });

  it('include a savepoint that expired, and one that did not', () => {
    expect(ofUnaligned?.latest.failed).toMatchObject({
      isSavepoint: true,
      kind: 'SAVEPOINT',
      savepointFormat: 'CANONICAL',
      failure: 'Checkpoint expired before completing.',
      acknowledged: 5,
      subtasks: 6,
    });
    expect(ofHealthy?.latest.savepoint).toMatchObject({ status: 'COMPLETED', isSavepoint: true });
    const details = decodedAt(recording, '/jobs/:id/checkpoints/details/:cid', decodeCheckpointDetails);
    expect(details.map(({ value }) => value.isSavepoint)).toEqual([true, false]);
  });

  it('were restored from by the rescale', () => {
    expect(ofHealthy?.counts.restored).toBe(1);
    expect(ofHealthy?.latest.restored).toMatchObject({ id: 34, isSavepoint: false });
  });
});
