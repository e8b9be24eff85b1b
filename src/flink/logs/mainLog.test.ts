import { failureFrom, unexpected } from '../../testing/failureFrom';
import { decodeLogFiles, type LogFile } from './files';
import { chooseLog } from './mainLog';

const file = (name: string, bytes = 1_000, modified: number | null = 1): LogFile => ({ name, bytes, modified });
const files = (...names: string[]) => names.map((name) => file(name));

describe('the list of files', () => {
  it('is read as Flink 1.20.3 and 2.3.0 write it, the last written first', () => {
    const answer = {
      logs: [
        { name: 'jobmanager.out', size: 0, mtime: 1795260662382 },
        { name: 'taskmanager-2.log', size: 52612, mtime: 1795260706864 },
        { name: 'taskmanager-1.log', size: 418825, mtime: 1795262460776 },
      ],
    };
    expect(decodeLogFiles(answer, '/x')).toEqual([
      { name: 'taskmanager-1.log', bytes: 418825, modified: 1795262460776 },
      { name: 'taskmanager-2.log', bytes: 52612, modified: 1795260706864 },
      { name: 'jobmanager.out', bytes: 0, modified: 1795260662382 },
    ]);
  });

  it('may lack times, not sizes', () => {
    expect(decodeLogFiles({ logs: [{ name: 'a.log', size: 3, more: 1 }] }, '/x')).toEqual([
      { name: 'a.log', bytes: 3, modified: null },
    ]);
    expect(failureFrom(() => decodeLogFiles({ logs: [{ name: 'a.log', size: 'NaN' }] }, '/x'))).toEqual(
      unexpected('/x', 'logs[0].size')
    );
    expect(failureFrom(() => decodeLogFiles({}, '/x'))).toEqual(unexpected('/x', 'logs'));
  });
});

describe('the main log', () => {
  it.each<[string, string[], 'jobmanager' | 'taskmanager', string]>([
    [
      'standalone',
      ['flink-me-taskexecutor-0-host.out', 'flink-me-taskexecutor-0-host.log', 'flink-me-taskexecutor-0-host.log.1'],
      'taskmanager',
      'flink-me-taskexecutor-0-host.log',
    ],
    [
      'Kubernetes',
      ['flink--kubernetes-taskmanager-0-pod-1-1.log', 'gc.log'],
      'taskmanager',
      'flink--kubernetes-taskmanager-0-pod-1-1.log',
    ],
    ['YARN', ['taskmanager.err', 'taskmanager.log', 'prelaunch.err'], 'taskmanager', 'taskmanager.log'],
    ['a name of its own', ['my.log', 'my.out'], 'taskmanager', 'my.log'],
    [
      'standalone session',
      ['flink-me-taskexecutor-0-host.log', 'flink-me-standalonesession-1-host.log'],
      'jobmanager',
      'flink-me-standalonesession-1-host.log',
    ],
    [
      'application on Kubernetes',
      ['flink--kubernetes-application-0-pod.log'],
      'jobmanager',
      'flink--kubernetes-application-0-pod.log',
    ],
    [
      'the newer of two',
      ['flink-me-standalonejob-2-host.log', 'flink-me-standalonejob-1-host.log'],
      'jobmanager',
      'flink-me-standalonejob-2-host.log',
    ],
  ])('%s', (_, names, process, expected) => {
    expect(chooseLog(files(...names), process, '')).toEqual({ kind: 'file', file: file(expected) });
  });

  it('has to be asked for where TaskManagers share a folder', () => {
    const shared = files('taskmanager-1.log', 'taskmanager-2.log', 'jobmanager.log');
    expect(chooseLog(shared, 'taskmanager', '')).toEqual({ kind: 'oneOf', files: shared.slice(0, 2) });
  });

  it('is any file by name', () => {
    expect(chooseLog(files('a.log', 'a.log.1'), 'taskmanager', 'a.log.1')).toEqual({
      kind: 'file',
      file: file('a.log.1'),
    });
  });

  it.each<[string, LogFile[], string, object]>([
    ['nothing', [], '', { kind: 'noLogs' }],
    ['standard output only', files('a.out'), '', { kind: 'noLogs' }],
    ['another name', files('a.log'), '../a.log', { kind: 'noLogFile', file: '../a.log' }],
    ['a file of 1 GB', [file('a.log', 1e9)], 'a.log', { kind: 'logTooLarge', file: 'a.log', bytes: 1e9 }],
    ['a main log of 1 GB', [file('a.log', 1e9)], '', { kind: 'logTooLarge', file: 'a.log', bytes: 1e9 }],
    [
      'one of several of 1 GB, which may be the one',
      [file('taskmanager-1.log', 10), file('taskmanager-2.log', 1e9)],
      '',
      { kind: 'logTooLarge', file: 'taskmanager-2.log', bytes: 1e9 },
    ],
  ])('is not read: %s', (_, listed, name, failure) => {
    expect(failureFrom(() => chooseLog(listed, 'taskmanager', name))).toEqual(failure);
  });
});
