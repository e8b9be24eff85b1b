import { createDataFrame, type DataFrame, type DataQueryResponse, LoadingState } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { NEVER, type Observable, of, Subject, throwError, toArray, lastValueFrom } from 'rxjs';
import { FlinkError } from '../../flink/errors';
import { type Step } from './queryType';
import { runTargets } from './runTargets';

const frame = (name: string) => createDataFrame({ name, fields: [] });
const step = (name: string): Step => ({ frames: [frame(name)] });

function run(work: Record<string, Observable<Step>>, isCalm = false): Observable<DataQueryResponse> {
  const targets: DataQuery[] = Object.keys(work).map((refId) => ({ refId }));
  return runTargets(targets, ({ refId }) => work[refId] ?? NEVER, {
    explain: (failure) => `sorry: ${failure.kind}`,
    isCalm,
  });
}
const packets = (work: Record<string, Observable<Step>>) => lastValueFrom(run(work).pipe(toArray()));
const names = (packet: DataQueryResponse | undefined) =>
  packet?.data.map((item: { refId: string; name: string }) => `${item.refId}:${item.name}`);

it('gives every target’s newest frames in one packet, in the targets’ order', async () => {
  const slow = new Subject<Step>();
  const got: DataQueryResponse[] = [];
  run({ A: slow, B: of(step('jobs')) }).subscribe((packet) => got.push(packet));
  slow.next(step('first'));
  slow.next(step('second'));
  expect(got.map(names)).toEqual([['B:jobs'], ['A:first', 'B:jobs'], ['A:second', 'B:jobs']]);
  expect(got.map(({ state }) => state)).toEqual([LoadingState.Loading, LoadingState.Done, LoadingState.Done]);
  expect(new Set(got.map(({ key }) => key)).size).toBe(1);
});

it('keeps the others when one fails, and every message', async () => {
  const gone = new FlinkError({ kind: 'starting' });
  const last = (
    await packets({ A: throwError(() => gone), B: of(step('jobs')), C: throwError(() => new Error('x')) })
  ).at(-1);
  expect(names(last)).toEqual(['B:jobs']);
  expect(last?.state).toBe(LoadingState.Error);
  expect(last?.errors).toEqual([
    { refId: 'A', message: 'sorry: starting' },
    { refId: 'C', message: 'sorry: unreachable' },
  ]);
});

it.each([
  [{ kind: 'permission', detail: '' }, 403],
  [{ kind: 'editorsOnly', path: '/p' }, 403],
  [{ kind: 'gate', path: '/p' }, 403],
  [{ kind: 'auth' }, undefined],
  [{ kind: 'unreachable', detail: '' }, undefined],
] as const)('tells a refusal of this user from other failures: %j', async (failure, status) => {
  const last = (await packets({ A: throwError(() => new FlinkError(failure)) })).at(-1);
  expect(last?.errors?.map((error) => error.status)).toEqual([status]);
});

it('keeps the frames of a target that failed but has old ones', async () => {
  const last = (await packets({ A: of({ ...step('old'), failure: { kind: 'timeout' } }) })).at(-1);
  expect(names(last)).toEqual(['A:old']);
  expect(last?.errors).toEqual([{ refId: 'A', message: 'sorry: timeout' }]);
});

it('says once what is missing from a part, on the first frame', async () => {
  const partial: Step = {
    frames: [frame('nodes'), frame('edges')],
    partial: [{ kind: 'timeout' }, { kind: 'timeout' }],
  };
  const last = (await packets({ A: of(partial) })).at(-1);
  expect(last?.data.map((item: DataFrame) => item.meta?.notices)).toEqual([
    [{ severity: 'warning', text: 'sorry: timeout' }],
    [],
  ]);
});

describe('what is not there at all', () => {
  const none: Step = { frames: [frame('checkpoints'), frame('latest')], failure: { kind: 'noCheckpoints' } };
  const absent = throwError(() => new FlinkError({ kind: 'absent', what: 'rescales' }));
  const last = async (work: Record<string, Observable<Step>>, isCalm: boolean) =>
    (await lastValueFrom(run(work, isCalm).pipe(toArray()))).at(-1);

  it('is a notice in a dashboard, on an empty frame where there is no other', async () => {
    const packet = await last({ A: of(none), B: absent }, true);
    expect([packet?.state, packet?.errors]).toEqual([LoadingState.Done, []]);
    expect(packet?.data.map(({ refId, name, meta }: DataFrame) => [refId, name, meta?.notices])).toEqual([
      ['A', 'checkpoints', [{ severity: 'info', text: 'sorry: noCheckpoints' }]],
      ['A', 'latest', []],
      ['B', undefined, [{ severity: 'info', text: 'sorry: absent' }]],
    ]);
  });

  it('is an error where nobody would see a notice', async () => {
    const packet = await last({ A: of(none), B: absent }, false);
    expect(packet?.errors?.map(({ message }) => message)).toEqual(['sorry: noCheckpoints', 'sorry: absent']);
  });

  it('is not what fails', async () => {
    const packet = await last({ A: of({ frames: [], failure: { kind: 'timeout' } }) }, true);
    expect(packet?.errors).toEqual([{ refId: 'A', message: 'sorry: timeout' }]);
  });
});
