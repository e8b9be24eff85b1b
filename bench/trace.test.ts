import { longestTask } from './trace';

const thread = (pid: number, tid: number, name: string) => ({ name: 'thread_name', ph: 'M', pid, tid, args: { name } });
const task = (pid: number, tid: number, dur: number, tdur?: number) => ({
  name: 'ThreadControllerImpl::RunTask',
  ph: 'X',
  pid,
  tid,
  dur,
  tdur,
});
const page = thread(1, 1, 'CrRendererMain');

it('takes the longest tasks of main threads of pages, by the clock and by the processor', () => {
  const traceEvents = [
    task(1, 1, 30_000, 29_000),
    page,
    task(1, 1, 80_000, 10_000),
    task(1, 1, 5_000),
    thread(1, 2, 'Compositor'),
    task(1, 2, 900_000, 900_000),
    thread(7, 1, 'CrBrowserMain'),
    task(7, 1, 800_000, 800_000),
    { ...task(1, 1, 700_000, 700_000), name: 'Layout' },
  ];
  expect(longestTask({ traceEvents })).toEqual({ clock: 80, processor: 29 });
});

it('does not take a trace without tasks for a page that never worked', () => {
  expect(() => longestTask({ traceEvents: [page] })).toThrow(/no tasks/);
  expect(() => longestTask({})).toThrow(/unexpected at trace/);
});
