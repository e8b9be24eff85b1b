import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Fields } from '../src/flink/decode';

describe('in a process of its own', () => {
  const program = join(__dirname, 'testing', 'measure.ts');
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', program], { encoding: 'utf8' });
  const ran: unknown = stdout.startsWith('{') ? JSON.parse(stdout) : { failed: stderr };
  const times = Fields.of(ran, 'measure.ts');
  const silences = times.raw('afterSilence');

  test('a job of 1,000 vertices is built in less than 300 ms', () => {
    expect(times.number('built')).toBeLessThan(300);
  });

  test('it is told in less than 30 ms', () => {
    expect(times.number('told')).toBeLessThan(30);
  });

  test('it is told as soon after an hour, a day, a week or a year in which nobody asked', () => {
    // One try each, and the machine may be busy; going through an hour second by second would take minutes.
    expect(silences).toHaveLength(4);
    expect(Math.max(...(Array.isArray(silences) ? silences.map(Number) : []))).toBeLessThan(300);
  });

  test('a day of checkpoints and restarts is caught up with in about a second', () => {
    expect(times.number('caughtUp')).toBeLessThan(5_000);
  });
});
