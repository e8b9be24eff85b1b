import { isSecret, shownValue } from './secrets';

test.each([
  'password',
  'db.password',
  'dbPassword',
  'DB_PASSWD',
  'security.ssl.rest.key-password',
  'security.ssl.internal.keystore-password',
  's3.access-key',
  's3.secret-key',
  'fs.s3a.accessKey',
  'fs.azure.account.key.store.blob.core.windows.net',
  'api-key',
  'apikey',
  'key',
  'authToken',
  'TOKEN',
  'oauth.client.secret',
  'sasl.jaas.config',
  'aws.credentials.provider.basic.secretkey',
])('%s is secret', (name) => {
  expect(isSecret(name)).toBe(true);
  expect(shownValue(name, 'hunter2')).toBe('••••••');
});

test.each(['job-parallelism', 'keyed-state.size', 'monkey', 'restart-strategy', 'rest.port', 'keyspace', '', 'author'])(
  '%j is not',
  (name) => {
    expect(isSecret(name)).toBe(false);
    expect(shownValue(name, 'a: b@c')).toBe('a: b@c');
  }
);

test.each([
  ['jdbc:mysql://flink:hunter2@db:3306/orders', 'jdbc:mysql://flink:••••••@db:3306/orders'],
  ['redis://:hunter2@cache, http://a:b@c', 'redis://:••••••@cache, http://a:••••••@c'],
  ['http://host:8081/path', 'http://host:8081/path'],
  ['file:///data@v1:2', 'file:///data@v1:2'],
])('a password inside of %j is not shown', (value, shown) => {
  expect(shownValue('url', value)).toBe(shown);
});
