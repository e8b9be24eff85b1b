import { pastExpressions } from './past';

it('asks of a small job each subtask, all measures, attempts as one series', () => {
  expect(pastExpressions('abc', 400)).toEqual([
    'max by (__name__, job_id, task_id, subtask_index, tm_id) ({__name__=~"flink_taskmanager_job_task_(busyTimeMsPerSecond|idleTimeMsPerSecond|backPressuredTimeMsPerSecond|numRecordsInPerSecond|numRecordsOutPerSecond|currentInputWatermark)",job_id="abc"})',
  ]);
});

it('asks of a large one whole tasks: the worst of the load, the sum of the records', () => {
  const [load, records, ...more] = pastExpressions('abc', 401);
  expect(more).toEqual([]);
  expect(load).toMatch(/^max by \(__name__, job_id, task_id\) .*busyTime.*idleTime.*backPressured.*job_id="abc"/);
  expect(load).not.toMatch(/numRecords|Watermark/);
  expect(records).toMatch(/^sum by \(__name__, job_id, task_id\) .*numRecordsIn.*numRecordsOut.*job_id="abc"/);
  expect(records).not.toMatch(/Time|Watermark/);
});
