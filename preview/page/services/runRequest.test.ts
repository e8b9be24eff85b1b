import {
  createDataFrame,
  DataSourceApi,
  type DataQueryRequest,
  type DataQueryResponse,
  DataTopic,
  dateTime,
  LoadingState,
  type PanelData,
} from '@grafana/data';
import { type Observable, of, Subject, throwError } from 'rxjs';
import { fromJson } from '../guards';
import { runRequestWith } from './runRequest';

const left: string[] = [];
const run = runRequestWith((requestId) => left.push(requestId));

const range = { from: dateTime(0), to: dateTime(1000), raw: { from: 'now-1h', to: 'now' } };

const requestOf = (...targets: DataQueryRequest['targets']): DataQueryRequest => ({
  app: 'dashboard',
  requestId: 'Q1',
  interval: '1s',
  intervalMs: 1000,
  range,
  scopedVars: {},
  startTime: 0,
  timezone: 'utc',
  targets,
});

class FakeDataSource extends DataSourceApi {
  asked: DataQueryRequest[] = [];

  constructor(private readonly answer: Observable<DataQueryResponse>) {
    super({
      id: 1,
      uid: 'fake',
      name: 'fake',
      type: 'fake',
      access: 'proxy',
      readOnly: false,
      jsonData: {},
      meta: fromJson('{}'),
    });
  }

  override query(request: DataQueryRequest) {
    this.asked.push(request);
    return this.answer;
  }

  override filterQuery = (query: { refId: string }) => query.refId !== 'skip';
  override getDefaultQuery = () => ({ queryType: 'default' });

  override async testDatasource() {
    return { status: 'success', message: '' };
  }
}

function watch(source: FakeDataSource, request: DataQueryRequest) {
  const seen: PanelData[] = [];
  const subscription = run(source, request).subscribe((data) => seen.push(data));
  const states = () => seen.map(({ state, series }) => [state, series.map(({ name }) => name).join()]);
  return { seen, states, subscription };
}

const frame = (name: string, refId = name, dataTopic?: DataTopic) => ({
  ...createDataFrame({ name, refId, fields: [], ...(dataTopic ? { meta: { dataTopic } } : {}) }),
});

beforeEach(() => {
  left.length = 0;
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

it('keeps the last packet of every key', () => {
  const packets = new Subject<DataQueryResponse>();
  const { states } = watch(new FakeDataSource(packets), requestOf({ refId: 'A' }, { refId: 'B' }));
  packets.next({ key: 'a', data: [frame('A')], state: LoadingState.Loading });
  packets.next({ key: 'b', data: [frame('B')] });
  packets.next({ key: 'a', data: [frame('A2')] });
  packets.next({ data: [frame('C')] });
  expect(states()).toEqual([
    [LoadingState.Loading, 'A'],
    [LoadingState.Done, 'A,B'],
    [LoadingState.Done, 'A2,B'],
    [LoadingState.Done, 'A2,B,C'],
  ]);
});

it('is an error as long as one key has one, and keeps the good frames', () => {
  const packets = new Subject<DataQueryResponse>();
  const { states, seen } = watch(new FakeDataSource(packets), requestOf({ refId: 'A' }));
  packets.next({ key: 'a', data: [], errors: [{ message: 'broken', refId: 'A' }] });
  packets.next({ key: 'b', data: [frame('B')] });
  packets.next({ key: 'a', data: [frame('A')] });
  expect(states()).toEqual([
    [LoadingState.Error, ''],
    [LoadingState.Error, 'B'],
    [LoadingState.Done, 'A,B'],
  ]);
  expect(seen[1]?.errors).toEqual([{ message: 'broken', refId: 'A' }]);
});

it('keeps annotations apart and leaves out hidden queries', () => {
  const source = new FakeDataSource(of({ data: [frame('A'), frame('note', 'A', DataTopic.Annotations), frame('B')] }));
  const { seen } = watch(source, requestOf({ refId: 'A' }, { refId: 'B', hide: true }));
  expect(seen[0]?.series.map(({ name }) => name)).toEqual(['A']);
  expect(seen[0]?.annotations?.map(({ name }) => name)).toEqual(['note']);
});

it('says after 200 ms that it loads, unless the answer is there', () => {
  const packets = new Subject<DataQueryResponse>();
  const { states } = watch(new FakeDataSource(packets), requestOf({ refId: 'A' }));
  jest.advanceTimersByTime(199);
  expect(states()).toEqual([]);
  jest.advanceTimersByTime(2);
  expect(states()).toEqual([[LoadingState.Loading, '']]);
  packets.next({ data: [frame('A')] });
  jest.advanceTimersByTime(1000);
  expect(states()).toHaveLength(2);
});

it('gives empty queries the default of the data source and asks none that it filters out', () => {
  const source = new FakeDataSource(of({ data: [] }));
  watch(source, requestOf({ refId: 'A' }, { refId: 'skip' }, { refId: 'B', queryType: 'own' }));
  expect(source.asked[0]?.targets).toEqual([
    { refId: 'A', queryType: 'default' },
    { refId: 'B', queryType: 'own' },
  ]);
  const asked = new FakeDataSource(of({ data: [] }));
  expect(watch(asked, requestOf({ refId: 'skip' })).states()).toEqual([[LoadingState.Done, '']]);
  expect(asked.asked).toEqual([]);
});

it('is done at once without queries', () => {
  expect(watch(new FakeDataSource(of()), requestOf()).states()).toEqual([[LoadingState.Done, '']]);
});

it('turns a thrown error into the state of the panel', () => {
  const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { seen } = watch(new FakeDataSource(throwError(() => new Error('broken'))), requestOf({ refId: 'A' }));
  expect(seen[0]).toMatchObject({ state: LoadingState.Error, error: { message: 'broken' } });
  log.mockRestore();
});

it('moves a relative time range on while a query streams', () => {
  jest.setSystemTime(10_000_000);
  const packets = new Subject<DataQueryResponse>();
  const { seen } = watch(new FakeDataSource(packets), requestOf({ refId: 'A' }));
  packets.next({ data: [], state: LoadingState.Streaming });
  packets.next({ data: [], state: LoadingState.Done });
  expect(seen[0]?.timeRange.to.valueOf()).toBe(10_000_000);
  expect(seen[1]?.timeRange.to.valueOf()).toBe(1000);
});

it('ends the requests of a query that is left', () => {
  const packets = new Subject<DataQueryResponse>();
  const { subscription } = watch(new FakeDataSource(packets), requestOf({ refId: 'A' }));
  subscription.unsubscribe();
  expect(left).toEqual(['Q1']);
  expect(packets.observed).toBe(false);
});
