/** @jest-environment node */
import { cleanPath, encodeQuery, escapedPath, joinPaths, parseQuery } from './goUrl.ts';

it.each([
  ['/jobs/overview', '/jobs/overview'],
  ['/jobs/%65x', '/jobs/%65x'],
  ["/a;b,c=d&e:f@g!h'i(j)k*l[m]", "/a;b,c=d&e:f@g!h'i(j)k*l[m]"],
  // One byte that must be escaped, and every other escape is decoded first.
  ['/%6aobs|x', '/jobs%7Cx'],
  ['/%2fjobs"', '//jobs%22'],
  ['/a\xfc', '/a%FC'],
  ['/a?b', '/a%3Fb'],
])('escapes the path %s as Go does', (path, expected) => {
  expect(escapedPath(path)).toBe(expected);
});

it.each(['/%', '/%2', '/%zz', '/a%g0'])('refuses the broken escape in %s', (path) => {
  expect(escapedPath(path)).toBeNull();
});

it.each([
  ['', '.'],
  ['/', '.'],
  ['.', '.'],
  ['..', '.'],
  ['//jobs', 'jobs'],
  ['jobs//x/', 'jobs/x'],
  ['./jobs/./x', 'jobs/x'],
  ['config/../jars', 'jars'],
  ['config/../../jars', 'jars'],
  ['config/%2e%2e/jars', 'config/%2e%2e/jars'],
  ['config/..%2fjars', 'config/..%2fjars'],
  ['..x', '..x'],
])('cleans %j to %j', (path, expected) => {
  expect(cleanPath(path)).toBe(expected);
});

it.each([
  ['', 'jobs', '/jobs'],
  ['/', 'jobs', '/jobs'],
  ['/flink', 'jobs', '/flink/jobs'],
  ['/flink/', '/jobs', '/flink/jobs'],
  ['/flink', '/jobs', '/flink/jobs'],
  ['/', '//jobs', '//jobs'],
  ['/flink', '', '/flink'],
])('joins %j and %j', (base, path, expected) => {
  expect(joinPaths(base, path)).toBe(expected);
});

it.each([
  ['b=1&a=2&b=0', 'a=2&b=1&b=0'],
  ['a', 'a='],
  ['=v', '=v'],
  ['&&a=1&', 'a=1'],
  ['a=b=c', 'a=b%3Dc'],
  ['a=1+1&b=%2B', 'a=1+1&b=%2B'],
  ["a=~-_.!*()'", 'a=~-_.%21%2A%28%29%27'],
  ['mode=stop;mode=x', ''],
  ['%zz=1&b=2&c=%', 'b=2'],
  ['a=\xfc', 'a=%FC'],
])('reads and writes the query %s', (query, expected) => {
  expect(encodeQuery(parseQuery(query))).toBe(expected);
});
