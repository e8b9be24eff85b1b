import { type JobSpec } from '../../model/spec';
import { streamingJob } from './job';
import { recordedException, recordedShape } from './recorded';

const second = 1_000;
const minute = 60 * second;

/** Two sources that a join cannot follow: it is busy all the time and they wait nearly all the time. */
export function clickAttribution(fields: Partial<JobSpec> = {}): JobSpec {
  return streamingJob({
    name: 'click-attribution',
    ...recordedShape('click-attribution', [
      { demand: 6_000, wander: 0.15, capacity: 40_000, recordBytes: 33 },
      { demand: 3_000, wander: 0.15, capacity: 40_000, recordBytes: 48 },
      { capacity: 710, selectivity: 23, stateBytes: 460_000 },
    ]),
    ageMs: 52 * minute,
    ...fields,
  });
}

/** Windows over a stream that it follows easily; what there is to do rises and falls within minutes. */
export function ordersPerMinute(fields: Partial<JobSpec> = {}): JobSpec {
  return streamingJob({
    name: 'orders-per-minute',
    ...recordedShape('orders-per-minute', [
      { demand: 2_000, wander: 0.45, capacity: 40_000, recordBytes: 41 },
      { capacity: 3_100, selectivity: 0.0004, recordBytes: 52, stateBytes: 5_600 },
    ]),
    ageMs: 3 * 60 * minute + 12 * minute,
    checkpoints: {
      intervalMs: 5 * second,
      timeoutMs: minute,
      unaligned: false,
      failing: 0,
      savepointsAtMs: [3 * 60 * minute + 12 * minute - 21 * second],
    },
    ...fields,
  });
}

const refusedByService = {
  name: 'java.io.IOException',
  message: 'enrichment service answered 503 Service Unavailable for order 8812733 after 3 attempts',
  frames: [
    'com.example.enrich.EnrichmentClient.lookup(EnrichmentClient.java:118)',
    'com.example.enrich.EnrichOrders.map(EnrichOrders.java:47)',
    'org.apache.flink.streaming.runtime.tasks.ChainingOutput.pushToOperator(ChainingOutput.java:108)',
    'org.apache.flink.streaming.runtime.tasks.StreamTask.runMailboxLoop(StreamTask.java:1022)',
    'org.apache.flink.runtime.taskmanager.Task.run(Task.java:579)',
  ],
};

/** Fails about every half minute and is started again after 5 s. */
export function flakyEnrichment(fields: Partial<JobSpec> = {}): JobSpec {
  const name = 'flaky-enrichment';
  return streamingJob({
    name,
    ...recordedShape(name, [{ demand: 1_000, wander: 0.3, capacity: 20_000, recordBytes: 25 }, { capacity: 6_000 }]),
    ageMs: 26 * minute,
    failures: {
      vertex: 0,
      meanRunMs: 32 * second,
      shortestRunMs: 7 * second,
      restartDelayMs: 5 * second,
      // Mostly what was recorded, a division by zero; now and then what real jobs die of.
      exceptions: [recordedException(name), recordedException(name), refusedByService],
    },
    ...fields,
  });
}

/** A bounded job that ended some hours ago. */
export function nightlyBatch(fields: Partial<JobSpec> = {}): JobSpec {
  return {
    ...streamingJob({
      name: 'nightly-batch',
      ...recordedShape('nightly-batch', [{ recordBytes: 40 }, { recordBytes: 40 }]),
      ageMs: 4 * 60 * minute + 3 * minute,
    }),
    checkpoints: null,
    latencyMarkers: false,
    bounded: {
      vertices: [
        { fromMs: 0, toMs: 20_400, recordsIn: 0, recordsOut: 202, busyShare: 0 },
        { fromMs: 20_500, toMs: 20_950, recordsIn: 202, recordsOut: 0, busyShare: 0.9 },
      ],
    },
    ...fields,
  };
}
