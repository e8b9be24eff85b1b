import { toDataFrame } from '@grafana/data';
import { historySizes, historyWork } from './historyWork';
import { log4jText, logWork } from './logWork';
import { manyNames, pickerWork } from './pickerWork';
import { timed } from './timed';
import { vertexWork } from './vertexWork';
import { type Work } from './work';

/** What the second of two runs made, as a data source does it the second time. */
async function made({ prepare }: Work, size: number): Promise<unknown> {
  const prepared = prepare(size);
  await prepared(0)();
  return prepared(1)();
}

const firstFrame = (frames: unknown) => toDataFrame((frames as unknown[])[0]);
const column = (frames: unknown, name: string): readonly unknown[] =>
  firstFrame(frames).fields.find((field) => field.name === name)?.values ?? [];

it.each(['now', 'times', 'watermarks', 'checkpoint'] as const)('%s: a row for each subtask', async (name) => {
  const frames = await made(vertexWork[name], 300);
  expect(firstFrame(frames)).toHaveLength(300);
});

it('now: counters grow, so that shares and rates are worked out too', async () => {
  const rates = column(await made(vertexWork.now, 30), 'records in');
  expect(rates).toHaveLength(30);
  expect(rates.every((rate) => Number(rate) > 0)).toBe(true);
});

it('timeline: a column for each subtask, a hundred of many', async () => {
  expect(firstFrame(await made(vertexWork.timeline, 30)).fields).toHaveLength(31);
  expect(firstFrame(await made(vertexWork.timeline, 300)).fields).toHaveLength(101);
});

it('picker: all names are looked at, five hundred shown', async () => {
  expect(await made(pickerWork.open, 400)).toHaveLength(400);
  const [last] = ((await made(pickerWork.open, 2_000)) as Array<{ label?: string }>).slice(-1);
  expect(last?.label).toContain('1500');
  const found = (await made(pickerWork.search, 400)) as Array<{ value: string }>;
  expect(found.length).toBeGreaterThan(5);
  expect(found.every(({ value }) => /num.*records|records.*num/i.test(value))).toBe(true);
});

it('picker: names repeat below operators of their own', () => {
  expect(manyNames(['a', 'b'], 5)).toEqual(['a', 'b', 'Process_1.a', 'Process_1.b', 'Process_2.a']);
});

it('log: text of the wanted size, of which the last entries are shown with level and stack trace', async () => {
  expect(log4jText(50_000)).toHaveLength(50_000);
  const frames = await made(logWork, 200_000);
  expect(firstFrame(frames)).toHaveLength(500);
  expect(JSON.stringify(firstFrame(frames))).toContain('JobMaster.notifyHeartbeatTimeout');
});

it('history: reads what was added, and holds less than it may', async () => {
  expect(await made(historyWork.read, 50)).toMatchObject({ times: { length: 50 } });
  for (const { measured, reference } of historySizes()) {
    expect(measured.value).toBeGreaterThan(0);
    expect(measured.value).toBeLessThan(reference?.value ?? 0);
  }
});

it('tells the first run from the others', async () => {
  const runs: number[] = [];
  const counted: Work = {
    subject: 'Counting',
    sizes: [1, 2],
    label: (size) => `size ${size}`,
    prepare: () => (run) => () => runs.push(run),
  };
  const result = await timed(counted, 2);
  expect(result).toMatchObject({ subject: 'Counting', of: 'size 2' });
  expect(runs[0]).toBe(0);
  expect(runs.length).toBeGreaterThan(4);
  expect(result.median).toBeGreaterThanOrEqual(0);
});
