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
  file: LogFile;
  entries: readonly LogEntry[];
}

const keyOf = (place: LogPlace, file: string) =>
  JSON.stringify([place.process, place.process === 'taskmanager' ? place.id : '', file]);

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
    const files = await this.flink.logFiles(place, signal);
    const chosen = chooseLog(files, place.process, name);
    if (chosen.kind === 'file') {
      const entries = await this.entriesOf(place, chosen.file, signal);
      const { name: file, modified } = chosen.file;
      const offset = zoneOffset(entries, modified) ?? (await this.serverOffset(signal));
      return { entries, source: { place, file, offset, fallback: modified ?? now } };
    }
    const text = place.process === 'taskmanager' ? await this.flink.mainLog(place.id, signal) : '';
    const offset = await this.serverOffset(signal);
    return { entries: readEntries(text), source: { place, file: '', offset, fallback: now } };
  }

  private async entriesOf(place: LogPlace, file: LogFile, signal: AbortSignal): Promise<readonly LogEntry[]> {
    const key = keyOf(place, file.name);
    const known = this.kept.get(key);
    const isSame = known?.file.bytes === file.bytes && known.file.modified === file.modified;
    const entries =
      known !== undefined && isSame && file.modified !== null
        ? known.entries
        : readEntries(await this.flink.logText(place, file.name, signal));
    this.kept.delete(key);
    this.kept.set(key, { file, entries });
    for (const oldest of [...this.kept.keys()].slice(0, -this.most)) {
      this.kept.delete(oldest);
    }
    return entries;
  }

  /** The JobManager's clock is ahead of UTC by this, ms. */
  private async serverOffset(signal: AbortSignal): Promise<number> {
    return (await this.flink.config(signal)).timeZoneOffset ?? 0;
  }
}

export const logReader = perDataSource((flink) => new LogReader(flink));
