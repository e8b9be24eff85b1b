import { failureFrom, unexpected } from '../testing/failureFrom';
import { decodeClusterConfiguration, decodeJobConfiguration } from './configuration';

test('a job may have no configuration at all, as one that was archived long ago', () => {
  expect(decodeJobConfiguration({ jid: '1' })).toEqual([]);
  expect(decodeJobConfiguration({ 'execution-config': { 'user-config': null } })).toEqual([]);
});

test('values that are no texts are written as JSON', () => {
  const execution = { 'job-parallelism': -1, nothing: null, 'user-config': { list: [1, 'a'], deep: { a: true } } };
  expect(decodeJobConfiguration({ 'execution-config': execution })).toEqual([
    { name: 'job-parallelism', value: '-1' },
    { name: 'list', value: '[1,"a"]' },
    { name: 'deep', value: '{"a":true}' },
  ]);
});

test.each([null, [], 'text'])('%j is no configuration of a job', (answer) => {
  expect(failureFrom(() => decodeJobConfiguration(answer))).toEqual(
    unexpected('/jobs/:id/config', '(the whole answer)')
  );
});

test('an option of the cluster has a key and a value', () => {
  expect(decodeClusterConfiguration([])).toEqual([]);
  expect(failureFrom(() => decodeClusterConfiguration([{ key: 'a', value: 'b' }, { key: 'c' }]))).toEqual(
    unexpected('/jobmanager/config', '[1].value')
  );
  expect(failureFrom(() => decodeClusterConfiguration({}))).toEqual(
    unexpected('/jobmanager/config', '(the whole answer)')
  );
});
