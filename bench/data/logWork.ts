import { lastValueFrom } from 'rxjs';
import { run } from '../../src/datasource/queries/logs/run';
import { vertex } from './recorded';
import { type Work } from './work';
import { World } from './world';

const file = 'flink-standalonesession-0-host.log';
const query = { process: 'jobmanager', taskManager: '', file, show: 'tail', lines: 500, search: '', level: '' };

const trace = [
  'java.util.concurrent.TimeoutException: The heartbeat of TaskManager timed out.',
  '\tat org.apache.flink.runtime.jobmaster.JobMaster.notifyHeartbeatTimeout(JobMaster.java:1440)',
  '\tat org.apache.flink.runtime.heartbeat.HeartbeatMonitorImpl.run(HeartbeatMonitorImpl.java:158)',
  '\tat org.apache.pekko.dispatch.Mailbox.run(Mailbox.scala:231)',
];

/** Lines as Flink's log4j layout writes them, a stack trace after every twentieth, cut at so many bytes. */
export function log4jText(bytes: number): string {
  const lines: string[] = [];
  for (let length = 0, entry = 0; length < bytes; entry += 1) {
    const stamp = new Date(vertex.now + 37 * entry).toISOString().replace('T', ' ').replace('.', ',').slice(0, 23);
    const isWorse = entry % 20 === 19;
    const level = isWorse ? 'WARN ' : 'INFO ';
    const text = `${stamp} ${level} org.apache.flink.runtime.checkpoint.CheckpointCoordinator [jobmanager-io-${entry % 8}] - Triggering checkpoint ${entry} (type=CheckpointType{name='Checkpoint'}).`;
    const added = isWorse ? [text, ...trace] : [text];
    lines.push(...added);
    length += added.reduce((sum, line) => sum + line.length + 1, 0);
  }
  return lines.join('\n').slice(0, bytes);
}

/** From the text of the log file to the frame of its last lines. */
export const logWork: Work = {
  subject: 'Log file: parse and frame the last 500 entries',
  sizes: [1_000_000, 10_000_000],
  label: (bytes) => `${bytes / 1_000_000} MB`,
  prepare: (bytes) => {
    const text = log4jText(bytes);
    const files = JSON.stringify({ logs: [{ name: file, size: bytes, mtime: vertex.now }] });
    return () => {
      const world = new World();
      world.texts = new Map([
        ['/jobmanager/logs', files],
        [`/jobmanager/logs/${file}`, text],
        ['/config', JSON.stringify({ 'flink-version': '2.3.0', 'timezone-offset': 0 })],
      ]);
      return async () => (await lastValueFrom(run(query, world.context))).frames;
    };
  },
};
