import { type DataQueryRequest, type DataQueryResponse, DataSourceApi, dateTime } from '@grafana/data';
import { lastValueFrom, type Observable, of, throwError, toArray } from 'rxjs';
import { fromJson } from '../guards';
import { MixedDataSource } from './mixed';

class FakeDataSource extends DataSourceApi {
  asked: DataQueryRequest[] = [];

  constructor(
    uid: string,
    private readonly answer: Observable<DataQueryResponse>
  ) {
    super({ id: 1, uid, name: uid, type: uid, access: 'proxy', readOnly: false, jsonData: {}, meta: fromJson('{}') });
  }

  override query(request: DataQueryRequest) {
    this.asked.push(request);
    return this.answer;
  }

  override testDatasource() {
    return Promise.resolve({ status: 'success', message: '' });
  }
}

const request = (...targets: Array<[refId: string, uid: string]>): DataQueryRequest => ({
  app: 'dashboard',
  requestId: 'Q1',
  interval: '1s',
  intervalMs: 1_000,
  range: { from: dateTime(0), to: dateTime(1_000), raw: { from: 'now-1h', to: 'now' } },
  scopedVars: {},
  startTime: 0,
  timezone: 'utc',
  targets: targets.map(([refId, uid]) => ({ refId, datasource: { uid } })),
});

const frame = (name: string) => ({ name, length: 0, fields: [] });

function mixedOf(...sources: FakeDataSource[]): MixedDataSource {
  return new MixedDataSource({
    get: async (ref) => {
      const uid = typeof ref === 'string' ? ref : ref?.uid;
      const found = sources.find((source) => source.uid === uid);
      if (found === undefined) {
        throw { message: `Datasource ${uid} was not found` };
      }
      return found;
    },
  });
}

const answersOf = (mixed: MixedDataSource, asked: DataQueryRequest) =>
  lastValueFrom(mixed.query(asked).pipe(toArray()));

it('asks each data source its own queries, in one request, and keeps their packets apart', async () => {
  const flink = new FakeDataSource(
    'flink',
    of({ data: [frame('early')], key: 'A' }, { data: [frame('late')], key: 'A' })
  );
  const prometheus = new FakeDataSource('prometheus', of({ data: [frame('line')] }));
  const answers = await answersOf(
    mixedOf(flink, prometheus),
    request(['A', 'flink'], ['B', 'prometheus'], ['C', 'flink'])
  );
  expect(flink.asked.map(({ requestId, targets }) => [requestId, targets.map(({ refId }) => refId)])).toEqual([
    ['mixed-0-Q1', ['A', 'C']],
  ]);
  expect(prometheus.asked[0]?.targets.map(({ refId }) => refId)).toEqual(['B']);
  const last = new Map(answers.map(({ key, data }) => [key, data]));
  expect([...last]).toEqual([
    ['mixed-0-A', [frame('late')]],
    ['mixed-1-', [frame('line')]],
  ]);
});

it('never asks itself, and says that it is mixed, so that queries keep their data sources', async () => {
  const mixed = mixedOf();
  expect(await answersOf(mixed, request(['A', '-- Mixed --']))).toEqual([]);
  expect(mixed.meta.mixed).toBe(true);
});

it('says what one data source could not, beside what the other one could', async () => {
  const flink = new FakeDataSource('flink', of({ data: [frame('line')] }));
  const broken = new FakeDataSource(
    'broken',
    throwError(() => new Error('refused'))
  );
  const answers = await answersOf(mixedOf(flink, broken), request(['A', 'flink'], ['B', 'broken'], ['C', 'none']));
  expect(answers.flatMap(({ error }) => error?.message ?? [])).toEqual(['refused', 'Datasource none was not found']);
  expect(answers.map(({ data: frames }) => Number(frames.length)).sort()).toEqual([0, 0, 1]);
});
