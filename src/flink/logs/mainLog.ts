import { FlinkError } from '../errors';
import { largestLog, type LogFile } from './files';

/** File names that Flink's scripts, YARN and Kubernetes give to the log of a process. */
const ownNames = {
  jobmanager: /jobmanager|standalone(?:session|job|application)|kubernetes-(?:session|application)/i,
  taskmanager: /taskmanager|taskexecutor/i,
} as const;

/** Which file to read. */
export type ChosenLog =
  | { kind: 'file'; file: LogFile }
  /** One of these, newest first: the TaskManager has to be asked for its own. */
  | { kind: 'oneOf'; files: readonly LogFile[] };

function readable(file: LogFile): LogFile {
  if (file.bytes > largestLog) {
    throw new FlinkError({ kind: 'logTooLarge', file: file.name, bytes: file.bytes });
  }
  return file;
}

/**
 * The file to read of those that a process lists. Processes of one host may share a folder, and then list each other's files.
 * @param files newest first
 * @param name empty = the main log
 */
export function chooseLog(files: readonly LogFile[], process: keyof typeof ownNames, name: string): ChosenLog {
  if (name !== '') {
    const file = files.find((entry) => entry.name === name);
    if (file === undefined) {
      throw new FlinkError({ kind: 'noLogFile', file: name.slice(0, 200) });
    }
    return { kind: 'file', file: readable(file) };
  }
  const logs = files.filter((file) => file.name.endsWith('.log'));
  const own = logs.filter((file) => ownNames[process].test(file.name));
  const candidates = own.length > 0 ? own : logs;
  const [first] = candidates;
  if (first === undefined) {
    throw new FlinkError({ kind: 'noLogs' });
  }
  if (process === 'jobmanager' || candidates.length === 1) {
    return { kind: 'file', file: readable(first) };
  }
  candidates.forEach(readable);
  return { kind: 'oneOf', files: candidates };
}
