import { decodedAt, diagnosticRecordings } from '../../testing/recording';
import { readEntries } from './entries';
import { decodeLogFiles, type LogFile } from './files';
import { chooseLog } from './mainLog';

const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

describe.each(diagnosticRecordings)('logs of $title', ({ recording, version }) => {
  const filesAt = (endpoint: string): readonly LogFile[] =>
    decodedAt(recording, endpoint, (body) => decodeLogFiles(body, endpoint))[0]?.value ?? [];

  it('are listed, newest first', () => {
    for (const files of ['/jobmanager/logs', '/taskmanagers/:tm/logs'].map(filesAt)) {
      const times = files.map(({ modified }) => modified);
      expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['jobmanager.log', 'taskmanager-1.log']));
      expect(times).toEqual([...times].sort((left, right) => Number(right) - Number(left)));
      expect(files.filter(({ bytes }) => bytes > 0).length).toBeGreaterThan(2);
    }
  });

  it('of one folder: the JobManager’s own is found, TaskManagers have to be asked', () => {
    expect(chooseLog(filesAt('/jobmanager/logs'), 'jobmanager', '')).toMatchObject({
      kind: 'file',
      file: { name: 'jobmanager.log' },
    });
    expect(chooseLog(filesAt('/taskmanagers/:tm/logs'), 'taskmanager', '')).toMatchObject({ kind: 'oneOf' });
  });

  it.each(['/jobmanager/logs/:name', '/taskmanagers/:tm/log'])('%s: every entry has a time and a level', (endpoint) => {
    const texts = decodedAt(recording, endpoint, String).map(({ value }) => value);
    const entries = texts.flatMap((text) => readEntries(text));
    expect(entries.length).toBeGreaterThan(60);
    expect(entries.filter(({ time, level }) => time === null || !levels.includes(level ?? ''))).toEqual([]);
    expect(entries.map(({ text }) => text).join('\n')).toContain(`Version: ${version}`);
  });
});
