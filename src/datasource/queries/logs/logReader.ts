import { type FlinkClient } from '../../../flink/client';
import { type LogEntry, readEntries } from '../../../flink/logs/entries';
import { type LogFile, type LogPlace } from '../../../flink/logs/files';
import { chooseLog } from '../../../flink/logs/mainLog';
import { zoneOffset } from '../../../flink/logs/timeZone';
import { type LogSource } from '../../../frames/logLinesOf';
import { perDataSource } from '../../perDataSource';

export interface ReadLog {
  /** Oldest first. */
  entries: readonly LogEntry[];
  source: LogSource;
}

interface Kept {
  /** What Flink said of the files when this was read. */
  seen: string;
  entries: readonly LogEntry[];
}

interface Reading {
  place: LogPlace;
  /** Empty = the process's own log, which is one of `files`. */
  name: string;
  files: readonly LogFile[];
}

const keyOf = ({ place, name }: Reading) =>
  JSON.stringify([place.process, place.process === 'taskmanager' ? place.id : '', name]);

/** Reads log files whole, which is the only way that Flink offers, and keeps the last ones for as long as they do not change. */
export class LogReader {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly flink: FlinkClient,
    private readonly most = 2
  ) {}

  /**
   * @param name empty = the main log
   * @param now epoch ms, stands in for times that are not known
   */
  async read(place: LogPlace, name: string, now: number, signal: AbortSignal): Promise<ReadLog> {
    const chosen = chooseLog(await this.flink.logFiles(place, signal), place.process, name);
    const files = chosen.kind === 'file' ? [chosen.file] : chosen.files;
    const file = chosen.kind === 'file' ? chosen.file.name : '';
    const modified = chosen.kind === 'file' ? chosen.file.modified : null;
    const entries = await this.entriesOf({ place, name: file, files }, signal);
    const offset = zoneOffset(entries, modified) ?? (await this.serverOffset(signal));
    return { entries, source: { place, file, offset, fallback: modified ?? now } };
  }

  private async entriesOf(reading: Reading, signal: AbortSignal): Promise<readonly LogEntry[]> {
    const key = keyOf(reading);
    const seen = JSON.stringify(reading.files);
    const known = this.kept.get(key);
    const isSame = known?.seen === seen && reading.files.every(({ modified }) => modified !== null);
    const entries = known !== undefined && isSame ? known.entries : readEntries(await this.textOf(reading, signal));
    this.kept.delete(key);
    this.kept.set(key, { seen, entries });
    for (const oldest of [...this.kept.keys()].slice(0, -this.most)) {
      this.kept.delete(oldest);
    }
    return entries;
  }

  private textOf({ place, name }: Reading, signal: AbortSignal): Promise<string> {
    return name === '' && place.process === 'taskmanager'
      ? this.flink.mainLog(place.id, signal)
      : this.flink.logText(place, name, signal);
  }

  /** The JobManager's clock is ahead of UTC by this, ms. */
  private async serverOffset(signal: AbortSignal): Promise<number> {
    return (await this.flink.config(signal)).timeZoneOffset ?? 0;
  }
}

export const logReader = perDataSource((flink) => new LogReader(flink));
