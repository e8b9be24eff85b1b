import { parseArguments } from './arguments.mjs';
import { Problem } from './problem.mjs';

const parse = (line: string) => parseArguments(line.split(' ').filter((word) => word !== ''));

describe('arguments of npm run flink', () => {
  test('a version alone starts a cluster with the demo jobs', () => {
    expect(parse('2.3.0')).toEqual({
      command: 'up',
      version: '2.3.0',
      jobs: [],
      port: 8081,
      taskManagers: 2,
      slots: 8,
      networkMemory: 256,
      withJobs: true,
      adaptive: false,
      latency: 'operator',
      parallelism: null,
      fill: null,
      extra: [],
    });
  });

  test.each([
    ['2.3.0 up', { command: 'up', jobs: [] }],
    ['2.3.0 healthy skew', { command: 'up', jobs: ['healthy', 'skew'] }],
    ['2.3.0 up skew --port 8421 --taskmanagers 3', { jobs: ['skew'], port: 8421, taskManagers: 3 }],
    ['2.3.0 --no-jobs --adaptive', { command: 'up', withJobs: false, adaptive: true }],
    ['2.3.0 sql healthy --parallelism 32', { command: 'sql', jobs: ['healthy'], parallelism: 32 }],
    ['2.3.0 sql up.sql', { command: 'sql', jobs: ['up.sql'] }],
    ['2.3.0 --set a.b=c=d --set e=f', { extra: [['a.b', 'c=d'], ['e', 'f']] }], // prettier-ignore
    ['1.16.3 jars --fill 1.18.1', { command: 'jars', fill: '1.18.1' }],
    ['1.20.3 status', { command: 'status' }],
    ['1.20.3 down', { command: 'down' }],
  ])('%s', (line, expected) => {
    expect(parse(line)).toMatchObject(expected);
  });

  test.each(['', '--help', '-h', 'help', '2.3.0 --help'])('%p asks for help', (line) => {
    expect(parse(line)).toEqual({ command: 'help' });
  });

  test('list needs no version', () => {
    expect(parse('list')).toEqual({ command: 'list' });
  });

  test.each([
    ['up', "A Flink version looks like 2.3.0, not 'up'"],
    ['2.3', "A Flink version looks like 2.3.0, not '2.3'"],
    ['2.3.0-SNAPSHOT', "A Flink version looks like 2.3.0, not '2.3.0-SNAPSHOT'"],
    ['../2.3.0', "A Flink version looks like 2.3.0, not '../2.3.0'"],
    ['2.3.0 jars --fill latest', "A Flink version looks like 2.3.0, not 'latest'"],
    ['2.3.0 --port 80', "--port must be a number from 1024 to 62000, not '80'"],
    ['2.3.0 --port 62001', "--port must be a number from 1024 to 62000, not '62001'"],
    ['2.3.0 --port 8e3', "--port must be a number from 1024 to 62000, not '8e3'"],
    ['2.3.0 --taskmanagers 0', "--taskmanagers must be a number from 1 to 20, not '0'"],
    ['2.3.0 --taskmanagers 2.5', "--taskmanagers must be a number from 1 to 20, not '2.5'"],
    ['2.3.0 --latency all', "--latency must be operator, single, subtask, not 'all'"],
    ['2.3.0 --set a', "--set takes key=value, not 'a'"],
    ['2.3.0 --set =b', "--set takes key=value, not '=b'"],
    ['2.3.0 sql', "'sql' needs the name of a job or an SQL file"],
    ['2.3.0 down healthy', "'down' takes nothing more, but got 'healthy'"],
    ['2.3.0 healthy --no-jobs', '--no-jobs and names of jobs contradict each other'],
    ['2.3.0 --ports 1', "Unknown option '--ports'"],
    ['2.3.0 --port', "Option '--port <value>' argument missing"],
  ])('%p is refused in one sentence', (line, sentence) => {
    expect(() => parse(line)).toThrow(new Problem(`${sentence} (see: npm run flink -- --help)`));
  });
});
