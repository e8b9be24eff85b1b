import { type DataQueryRequest, type DataQueryResponse, dateTime, LoadingState, type TimeRange } from '@grafana/data';
import { type DataSourceSrv } from '@grafana/runtime';
import { lastValueFrom, Observable, of, toArray } from 'rxjs';
import { promText, seriesSource } from './prometheus';

type Answer = Observable<DataQueryResponse> | Promise<DataQueryResponse>;
type Sources = Pick<DataSourceSrv, 'get' | 'getInstanceSettings'>;

const range = (hours: number): TimeRange => {
  const [from, to] = [dateTime(0), dateTime(hours * 3_600_000)];
  return { from, to, raw: { from, to } };
};

const frame = { fields: [], length: 0 };

/** A Grafana that has one Prometheus. */
function grafana(answer: () => Answer) {
  const requests: DataQueryRequest[] = [];
  const query = (request: DataQueryRequest) => {
    requests.push(request);
    return answer();
  };
  const sources = {
    getInstanceSettings: ({ uid }: { uid: string }) => (uid === 'prom' ? { uid } : undefined),
    get: () => Promise.resolve({ query }),
  } as unknown as Sources;
  const ask = (uid: string | null, expressions = ['up'], hours = 6) => {
    const source = seriesSource(() => sources, uid, range(hours), { job: { text: 'a', value: 'a' } });
    return source === null ? null : lastValueFrom(source.ask(expressions).pipe(toArray()));
  };
  return { requests, ask };
}

it.each([null, 'gone'])('there is nobody to ask where the data source is %j', (uid) => {
  expect(grafana(() => of({ data: [] })).ask(uid)).toBeNull();
});

it('asks for each expression over the time range, with as many points as can be shown', async () => {
  const { ask, requests } = grafana(() => of({ data: [frame] }));
  expect(await ask('prom', ['a', 'b'], 6)).toEqual([[frame]]);
  const [request] = requests;
  expect(request?.targets).toMatchObject([
    { refId: 'Past0', expr: 'a', range: true, instant: false, datasource: { uid: 'prom' } },
    { refId: 'Past1', expr: 'b', range: true, instant: false, datasource: { uid: 'prom' } },
  ]);
  expect(request).toMatchObject({
    range: range(6),
    interval: '90000ms',
    intervalMs: 90_000,
    maxDataPoints: 240,
    scopedVars: { job: { value: 'a' } },
  });
});

it('each request has an id of its own, so that none ends another', async () => {
  const { ask, requests } = grafana(() => of({ data: [] }));
  await ask('prom');
  await ask('prom');
  expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(2);
});

it.each([
  [0, 1, 10_000],
  [1 / 4, 90, 10_000],
  [1, 240, 15_000],
  [24, 240, 360_000],
])(
  'over %d hours asks for %d points, one in %d ms, never closer than Flink renews metrics',
  async (hours, points, ms) => {
    const { ask, requests } = grafana(() => of({ data: [] }));
    await ask('prom', ['a'], hours);
    expect([requests[0]?.maxDataPoints, requests[0]?.intervalMs]).toEqual([points, ms]);
  }
);

it.each([
  ['abc', '"abc"'],
  ['a"} or up{b="\\', String.raw`"a\"} or up{b=\"\\"`],
  ['two\nlines', String.raw`"two\nlines"`],
  ['$job ${job} [[job]]', String.raw`"\x24job \x24{job} \x5b\x5bjob]]"`],
])('the text %j is the value of a label, whatever is in it', (text, value) => {
  expect(promText(text)).toBe(value);
});

it('passes over what is not there yet, and what is no frame', async () => {
  const steps: DataQueryResponse[] = [
    { data: [], state: LoadingState.Loading },
    { data: [frame, { target: 'old', datapoints: [] }], state: LoadingState.Done },
  ];
  expect(await grafana(() => of(...steps)).ask('prom')).toEqual([[frame]]);
});

it('takes the answer of a data source that promises one', async () => {
  expect(await grafana(() => Promise.resolve({ data: [frame] })).ask('prom')).toEqual([[frame]]);
});

it.each([
  [{ message: 'bad_data: parse error' }, 'bad_data: parse error'],
  [{ data: { message: 'no access' } }, 'no access'],
  [{ data: { error: 'timeout' } }, 'timeout'],
  [{}, ''],
])('fails with what %j says', async (error, expected) => {
  const { ask } = grafana(() => of({ data: [frame], errors: [error] }));
  await expect(ask('prom')).rejects.toThrow(new Error(expected));
});

it('stops the request when nobody wants the answer any more', async () => {
  let isStopped = false;
  const answer = () =>
    new Observable<DataQueryResponse>(() => () => {
      isStopped = true;
    });
  const sources = {
    getInstanceSettings: () => ({}),
    get: () => Promise.resolve({ query: answer }),
  } as unknown as Sources;
  const subscription = seriesSource(() => sources, 'prom', range(1), {})
    ?.ask(['a'])
    .subscribe();
  await Promise.resolve();
  await Promise.resolve();
  subscription?.unsubscribe();
  expect(isStopped).toBe(true);
});
