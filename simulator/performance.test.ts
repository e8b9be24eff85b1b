import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Fields } from '../src/flink/decode';
import { notMinutesMs } from '../src/testing/notMinutes';

describe('in a process of its own', () => {
  const program = join(__dirname, 'testing', 'measure.ts');
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', program], { encoding: 'utf8' });
  const ran: unknown = stdout.startsWith('{') ? JSON.parse(stdout) : { failed: stderr };
  const times = Fields.of(ran, 'measure.ts');
  const silences = times.raw('afterSilence');

  test('a job of 1,000 vertices is built and told', () => {
    expect(times.number('built') + times.number('told')).toBeLessThan(notMinutesMs);
  });

  test('it is told after an hour, a day, a week or a year in which nobody asked, without living through it', () => {
    expect(silences).toHaveLength(4);
    expect(Math.max(...(Array.isArray(silences) ? silences.map(Number) : []))).toBeLessThan(notMinutesMs);
  });

  test('a day of checkpoints and restarts is caught up with', () => {
    expect(times.number('caughtUp')).toBeLessThan(notMinutesMs);
  });
});
