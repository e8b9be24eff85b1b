import { failureFrom, unexpected } from '../testing/failureFrom';
import { decodedAt, isSince, recordings } from '../testing/recording';
import { decodeTaskManagerDetail, decodeTaskManagers } from './taskManagers';

const mb = 1024 * 1024;

describe.each(recordings)('TaskManagers of $title', ({ version, recording }) => {
  const lists = decodedAt(recording, '/taskmanagers', decodeTaskManagers);
  const details = decodedAt(recording, '/taskmanagers/:tm', decodeTaskManagerDetail);

  test('have one unit for all sizes, and heartbeats of the time of the answer', () => {
    expect(lists.length).toBeGreaterThan(0);
    for (const { value, time } of lists) {
      expect(value).toHaveLength(2);
      for (const one of value) {
        expect(one.managedMemory).toBe(one.configured.managed);
        expect((one.managedMemoryFree ?? -1) % mb).toBe(0);
        expect(one.managedMemoryFree).toBeLessThanOrEqual(one.managedMemory ?? 0);
        expect(Math.abs(time - (one.lastHeartbeat ?? 0))).toBeLessThan(60_000);
        expect(one.tasks === null).toBe(!isSince(version, '2.3'));
        expect(Object.values(one.configured)).not.toContain(null);
      }
    }
  });

  test('tell their memory, buffers and collectors', () => {
    expect(details.length).toBeGreaterThan(1);
    for (const { value } of details) {
      expect(value.metrics?.heap.used).toBeGreaterThan(mb);
      expect(value.metrics?.heap.max).toBe(value.maxHeap);
      const { segmentsTotal, segmentsUsed, segmentsAvailable } = value.metrics?.network ?? {};
      expect((segmentsUsed ?? 0) + (segmentsAvailable ?? 0)).toBe(segmentsTotal);
      expect(value.metrics?.collectors.map(({ name }) => name).includes('All')).toBe(isSince(version, '1.20'));
    }
  });
});

const least = { id: 'tm', slotsNumber: 2, freeSlots: 1 };

test('needs only an id and its slots', () => {
  const [one] = decodeTaskManagers({ taskmanagers: [{ ...least, hardware: null, memoryConfiguration: [], more: {} }] });
  expect(one).toMatchObject({ id: 'tm', slots: 2, slotsFree: 1, lastHeartbeat: null, cpuCores: null });
});

test.each(Object.keys(least))('%s is needed', (field) => {
  const answer = { taskmanagers: [least, { ...least, [field]: undefined }] };
  expect(failureFrom(() => decodeTaskManagers(answer))).toEqual(
    unexpected('/taskmanagers', `taskmanagers[1].${field}`)
  );
  expect(failureFrom(() => decodeTaskManagerDetail({ ...least, [field]: null }))).toEqual(
    unexpected('/taskmanagers/:id', field)
  );
});

test.each([
  [{ heapUsed: 0, heapMax: 0 }, null],
  [{ heapUsed: 'NaN' }, null],
  [undefined, null],
  [
    { heapUsed: '5.0', heapMax: -1, heapCommitted: 'NaN' },
    { used: 5, committed: null, max: null },
  ],
])('metrics %j: heap is %j', (metrics, heap) => {
  expect(decodeTaskManagerDetail({ ...least, metrics }).metrics?.heap ?? null).toEqual(heap);
});
