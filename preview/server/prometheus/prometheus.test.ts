/** @jest-environment node */
import { recordingUpstream, type Upstream } from '../../testing/upstream.ts';
import { type DataSource, DataSources } from '../dataSources.ts';
import { type Json, objectOf, objectsOf } from '../json.ts';
import { dataSourceQuery } from './dsQuery.ts';
import { durationMs, durationText, filledIn, stepMsOf } from './step.ts';

const hour = 3_600_000;
const asked = { from: 0, to: hour, maxDataPoints: 240, interval: '', timeInterval: '' };

describe('the step', () => {
  it.each([
    ['as many points as there is room for', {}, 15_000],
    ['never finer than Prometheus scrapes', { maxDataPoints: 3_600 }, 15_000],
    ['as fine as it scrapes', { maxDataPoints: 3_600, timeInterval: '5s' }, 5_000],
    ['never finer than the query wants', { interval: '1m' }, 60_000],
    ['a round length', { maxDataPoints: 100 }, 30_000],
    ['no more points than Prometheus gives', { to: 365 * 24 * hour, maxDataPoints: 1e9 }, 3_600_000],
    ['of a range without length', { to: 0 }, 15_000],
  ])('%s', (_what, change, expected) => {
    expect(stepMsOf({ ...asked, ...change })).toBe(expected);
  });

  it.each([
    ['10s', 10_000],
    ['1m30s', 90_000],
    ['250ms', 250],
    ['15', 15_000],
    ['1.5', 1_500],
    ['1d', 86_400_000],
    ['', null],
    ['soon', null],
    ['10s later', null],
  ])('%j is %j ms', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each([
    [250, '250ms'],
    [15_000, '15s'],
    [120_000, '2m'],
  ])('%i ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it('and the range stand for Grafana’s own variables, others stay', () => {
    expect(filledIn('rate(a[$__rate_interval]) ${__interval} $__range_s $job $__other', asked)).toBe(
      'rate(a[1m]) 15s 3600 $job $__other'
    );
  });
});

describe('a query', () => {
  let prometheus: Upstream;
  let answer: { status: number; body: string };

  beforeEach(async () => {
    answer = { status: 200, body: JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [] } }) };
    prometheus = await recordingUpstream((_, response) => {
      response.statusCode = answer.status;
      response.end(answer.body);
    });
  });

  afterEach(() => prometheus.close());

  const source = (url: string, type = 'prometheus'): DataSource => ({
    id: 1,
    uid: type,
    name: type,
    type,
    access: 'proxy',
    url,
    isDefault: false,
    basicAuth: true,
    basicAuthUser: 'reader',
    withCredentials: false,
    jsonData: {},
    secureJsonData: { basicAuthPassword: 'secret' },
    version: 1,
  });

  async function ask(query: Json = {}, { url = `${prometheus.url}/`, uid = 'prometheus' } = {}) {
    const sources = new DataSources([source(url), source(url, 'flink')]);
    const queries = [{ refId: 'A', datasource: { uid }, expr: 'up', maxDataPoints: 60, ...query }];
    const request = { queries, from: String(hour + 7_000), to: String(2 * hour + 7_000) };
    const { status, body } = await dataSourceQuery(JSON.stringify(request), sources);
    const result = objectOf(objectOf(body['results'])['A']);
    return { status, result, frames: objectsOf(result['frames']) };
  }

  const sent = () => prometheus.requests.map(({ url, body }) => [url, Object.fromEntries(new URLSearchParams(body))]);
  const matrix = (...result: Json[]) => JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });

  it('over a range goes to Prometheus with both ends on multiples of the step, and with the password', async () => {
    await ask();
    expect(sent()).toEqual([['/api/v1/query_range', { query: 'up', start: '3600', end: '7200', step: '60' }]]);
    expect(prometheus.requests[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('reader:secret').toString('base64')}`
    );
  });

  it('of one moment goes there as one', async () => {
    answer.body = JSON.stringify({
      status: 'success',
      data: { resultType: 'vector', result: [{ metric: { __name__: 'up', job: 'a' }, value: [7_207, '1'] }] },
    });
    const { frames } = await ask({ instant: true });
    expect(sent()).toEqual([['/api/v1/query', { query: 'up', time: '7207' }]]);
    expect(frames[0]).toMatchObject({
      schema: { refId: 'A', fields: [{ name: 'Time' }, { name: 'up', labels: { job: 'a' } }] },
      data: { values: [[7_207_000], [1]] },
    });
  });

  it('gives a frame a series, with what is no number as null', async () => {
    answer.body = matrix(
      {
        metric: { __name__: 'busy', task: 'a' },
        values: [
          [3_600, '0.5'],
          [3_660.5, 'NaN'],
          [3_720, '+Inf'],
        ],
      },
      { metric: { __name__: 'busy', task: 'b' }, values: [[3_600, '1e3']] }
    );
    const { status, frames } = await ask({ legendFormat: '{{task}} of {{ nobody }}' });
    expect(status).toBe(200);
    expect(frames.map(({ data }) => data)).toEqual([
      {
        values: [
          [3_600_000, 3_660_500, 3_720_000],
          [0.5, null, null],
        ],
      },
      { values: [[3_600_000], [1_000]] },
    ]);
    const names = frames.map(({ schema }) => objectsOf(objectOf(schema)['fields'])[1]?.['config']);
    expect(names).toEqual([{ displayNameFromDS: 'a of ' }, { displayNameFromDS: 'b of ' }]);
  });

  it.each([
    ['', 'busy{task="a"}'],
    ['__auto', undefined],
    ['{{task}}', 'a'],
  ])('with the legend %j names its series %j', async (legendFormat, expected) => {
    answer.body = matrix({ metric: { __name__: 'busy', task: 'a' }, values: [[1, '1']] });
    const { frames } = await ask({ legendFormat });
    const config = objectOf(objectsOf(objectOf(frames[0]?.['schema'])['fields'])[1]?.['config']);
    expect(config['displayNameFromDS']).toBe(expected);
  });

  it('without a series still has a frame', async () => {
    const { frames } = await ask();
    expect(frames).toEqual([
      { schema: { refId: 'A', meta: { custom: { resultType: 'matrix' } }, fields: [] }, data: { values: [] } },
    ]);
  });

  it.each([
    [
      'is refused',
      400,
      '{"status":"error","errorType":"bad_data","error":"parse error"}',
      400,
      'bad_data: parse error',
    ],
    ['answers with an error', 200, '{"status":"error","error":"late"}', 500, 'late'],
    ['gets no JSON', 502, '<html>', 502, 'unexpected response with status code 502: <html>'],
  ])('that %s says so', async (_what, status, body, expected, error) => {
    answer = { status, body };
    const found = await ask();
    expect([found.status, found.result]).toEqual([400, { status: expected, error }]);
  });

  it('to nobody says where it went', async () => {
    await prometheus.close();
    const { status, result } = await ask();
    expect([status, result['status']]).toEqual([400, 502]);
    expect(result['error']).toContain(prometheus.url);
  });

  it.each(['flink', 'gone', ''])('to the data source %j is not sent', async (uid) => {
    expect((await ask({}, { uid })).result).toEqual({ status: 404, error: 'data source not found' });
    expect(prometheus.requests).toEqual([]);
  });
});
