import { lastValueFrom } from 'rxjs';
import { asTable } from '../testing/asTable';
import { framesOf, requestOf, type SavedQuery, testDataSource } from '../testing/datasource';
import { fakeTransport } from '../testing/fakeTransport';
import { FlinkVariables } from './variables';
import { type FlinkVariableQuery } from './VariableEditor';
import { hexId } from '../testing/jobs';

const job = (id: string, name: string, state: string) => ({ jid: hexId(id), name, state, 'start-time': 1 });
const overview = { jobs: [job('a', 'orders', 'FAILED'), job('b', 'orders', 'RUNNING'), job('c', 'clicks', 'RUNNING')] };

async function options(query: Record<string, unknown>): Promise<string[]> {
  const variables = new FlinkVariables(testDataSource(fakeTransport({ '/jobs/overview': overview })));
  const target: SavedQuery = { refId: 'variable', ...query };
  const request = requestOf([target as SavedQuery & FlinkVariableQuery]);
  return framesOf(await lastValueFrom(variables.query(request))).map((frame) => asTable(frame));
}

it('offers every name once, in the frame’s order', async () => {
  expect(await options({ queryType: 'jobs' })).toMatchInlineSnapshot(`
[
  "# 
text    value
orders  orders
clicks  clicks",
]
`);
});

it('takes text and value from the columns that the query names', async () => {
  expect(await options({ queryType: 'jobs', textField: 'name', valueField: 'id' })).toMatchInlineSnapshot(`
[
  "# 
text    value
orders  00000000000000000000000000000062
clicks  00000000000000000000000000000063
orders  00000000000000000000000000000061",
]
`);
});

it('offers nothing from a column that is not there', async () => {
  expect(await options({ queryType: 'jobs', valueField: 'nope' })).toEqual(['# \ntext  value']);
});

it('fails with the sentence of the query', async () => {
  const transport = fakeTransport();
  transport.fail('/jobs/overview', { kind: 'timeout' });
  const variables = new FlinkVariables(testDataSource(transport));
  const target: SavedQuery = { refId: 'variable', queryType: 'jobs' };
  await expect(lastValueFrom(variables.query(requestOf([target as SavedQuery & FlinkVariableQuery])))).rejects.toThrow(
    /did not answer in time/
  );
});

it('keeps the last options while Flink does not answer', async () => {
  const transport = fakeTransport({ '/jobs/overview': overview });
  const variables = new FlinkVariables(testDataSource(transport));
  const target: SavedQuery = { refId: 'variable', queryType: 'jobs' };
  const ask = () => lastValueFrom(variables.query(requestOf([target as SavedQuery & FlinkVariableQuery])));
  const before = framesOf(await ask()).map((frame) => asTable(frame));
  transport.fail('/jobs/overview', { kind: 'unreachable', detail: '' });
  expect(framesOf(await ask()).map((frame) => asTable(frame))).toEqual(before);
});
