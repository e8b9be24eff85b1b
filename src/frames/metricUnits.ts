const sizes = [
  // Direct.MemoryUsed, Heap.Committed, Managed.Total, Netty.AvailableMemory; segments are counted, not measured.
  /(^|\.)Memory\.(Heap|NonHeap|Metaspace|Managed)\.(Used|Committed|Max|Total)$/,
  /\.(MemoryUsed|TotalCapacity|AvailableMemory|UsedMemory|TotalMemory)$/,
  /Bytes(In|Out|Send)?(Local|Remote)?$/,
  /^lastCheckpoint(Size|FullSize|ProcessedData|PersistedData|MetadataSize)$/,
  /(QueueSize|BufferSize|FileSize|uploadSizes|SizeOf(Non)?Materialization)$/,
];
const durations = [
  /TimeMs$|BuffersMs$|LatencyMs$|Millis$|latency$|Lag$/,
  /^(uptime|downtime|initializationTime|sourceIdleTime|watermarkLatency|watermarkAlignmentDrift)$/,
  /^(initializing|created|running|restarting|cancelling|failing|deploying|allSubTasksRunningOrFinished)Time(Total)?$/,
  /^lastCheckpointDuration$|DurationOfMaterialization$|GarbageCollector\.\w+\.Time$|^currentSendTime$/i,
];

/** Grafana's units of Flink's metrics; the first line that fits counts. Whatever is not listed is a plain number. */
const units: ReadonlyArray<readonly [string, readonly RegExp[]]> = [
  ['bool', [/^is[A-Z]/]],
  ['suffix: ms/s', [/TimeMsPerSecond$/]],
  ['binBps', [/Bytes\w*PerSecond$/]],
  ['suffix: /s', [/(PerSecond|Rate|-rate)$/]],
  ['dateTimeAsIso', [/Watermark$/, /Timestamp$/]],
  ['percentunit', [/CPU\.Load$/, /(Pool|Buffers)Usage$/]],
  ['percent', [/RequestedMemoryUsage$/]],
  ['ns', [/Nanos$/, /^checkpointAlignmentTime$/, /CPU\.Time$/, /State\w+Latency$/, /^stateClearLatency$/]],
  // Segments and mails are counted in a queue of that name.
  ['short', [/MailboxQueueSize$/i]],
  ['bytes', sizes],
  ['ms', durations],
];

/** Histograms are several metrics each, all in the unit of the histogram. */
const statistic = /_(min|max|mean|median|stddev|p\d+)$/;

/** What a group before the name says does not matter, except for those whose names are short words. */
const matches = (pattern: RegExp, name: string) =>
  pattern.test(name) || pattern.test(name.slice(name.lastIndexOf('.') + 1));

/** @param metric as Flink names it, with or without operator and groups before it */
export function unitOf(metric: string): string {
  const name = metric.replace(statistic, '');
  return units.find(([, patterns]) => patterns.some((pattern) => matches(pattern, name)))?.[0] ?? 'short';
}

/** Of how much something of this unit grows in a second. */
export function unitPerSecond(unit: string): string {
  switch (unit) {
    case 'bytes':
      return 'binBps';
    case 'ms':
    case 'dateTimeAsIso':
      return 'suffix: ms/s';
    case 'ns':
      return 'suffix: ns/s';
    default:
      return 'suffix: /s';
  }
}
