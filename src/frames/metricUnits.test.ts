import { standardRecordings, decodedAt } from '../testing/recording';
import { decodeMetricNames } from '../flink/metrics';
import { unitOf, unitPerSecond } from './metricUnits';

it.each([
  ['busyTimeMsPerSecond', 'suffix: ms/s'],
  ['Status.JVM.GarbageCollector.All.TimeMsPerSecond', 'suffix: ms/s'],
  ['Status.JVM.GarbageCollector.All.Time', 'ms'],
  ['Status.JVM.GarbageCollector.All.Count', 'short'],
  ['Status.JVM.CPU.Load', 'percentunit'],
  ['Status.JVM.CPU.Time', 'ns'],
  ['Status.JVM.Memory.Heap.Used', 'bytes'],
  ['Status.JVM.Memory.Direct.MemoryUsed', 'bytes'],
  ['Status.JVM.Memory.Direct.Count', 'short'],
  ['Status.Flink.Memory.Managed.Total', 'bytes'],
  ['Status.Shuffle.Netty.TotalMemory', 'bytes'],
  ['Status.Shuffle.Netty.TotalMemorySegments', 'short'],
  ['Status.Shuffle.Netty.RequestedMemoryUsage', 'percent'],
  ['numRecordsIn', 'short'],
  ['numRecordsInPerSecond', 'suffix: /s'],
  ['numBytesInRemote', 'bytes'],
  ['Shuffle.Netty.Input.numBytesInRemotePerSecond', 'binBps'],
  ['Calc[2].numBytesOut', 'bytes'],
  ['Shuffle.Netty.Input.Buffers.inPoolUsage', 'percentunit'],
  ['buffers.inputExclusiveBuffersUsage', 'percentunit'],
  ['checkpointStartDelayNanos', 'ns'],
  ['checkpointAlignmentTime', 'ns'],
  ['currentInputWatermark', 'dateTimeAsIso'],
  ['Join[5].currentInput1Watermark', 'dateTimeAsIso'],
  ['lastCheckpointCompletedTimestamp', 'dateTimeAsIso'],
  ['lastCheckpointDuration', 'ms'],
  ['lastCheckpointSize', 'bytes'],
  ['lastCompletedCheckpointId', 'short'],
  ['uptime', 'ms'],
  ['restartingTime', 'ms'],
  ['mailboxLatencyMs_p99', 'ms'],
  ['mailboxQueueSize', 'short'],
  ['estimatedTimeToConsumeBuffersMs', 'ms'],
  ['debloatedBufferSize', 'bytes'],
  ['Source.pendingRecords', 'short'],
  ['Source.pendingBytes', 'bytes'],
  ['Source.currentEmitEventTimeLag', 'ms'],
  ['Window.valueStateGetLatency_max', 'ns'],
  ['isBackPressured', 'bool'],
  ['constructor', 'short'],
  ['', 'short'],
])('%s has the unit %s', (metric, unit) => {
  expect(unitOf(metric)).toBe(unit);
});

it.each([
  ['bytes', 'binBps'],
  ['ms', 'suffix: ms/s'],
  ['ns', 'suffix: ns/s'],
  ['short', 'suffix: /s'],
])('%s grow in %s', (unit, perSecond) => {
  expect(unitPerSecond(unit)).toBe(perSecond);
});

it.each(standardRecordings)('names of $title: what says bytes, ms or watermark has a unit', ({ recording }) => {
  const names = ['/jobs/:id/metrics', '/jobs/:id/vertices/:vid/subtasks/metrics'].flatMap((endpoint) =>
    decodedAt(recording, endpoint, (body) => decodeMetricNames(body, endpoint)).flatMap(({ value }) => value)
  );
  expect(names.length).toBeGreaterThan(100);
  expect(
    names.filter((name) => /(Bytes|Ms|Watermark$|latency_|PerSecond)[^.]*$/.test(name) && unitOf(name) === 'short')
  ).toEqual([]);
});
