import {
  DataHoverClearEvent,
  DataHoverEvent,
  type DataFrame,
  dateTime,
  EventBusSrv,
  LoadingState,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { jobGraphFrames } from '../../../frames/jobGraph';
import { graphOf, now, subtaskRow, vertexRow } from '../../../testing/jobGraphs';
import { panelProps } from '../../../testing/panelProps';
import { prometheusFrame } from '../../../testing/pressureSeries';
import { JobGraphPanel } from '../JobGraphPanel';
import { defaultOptions as options } from '../options';

const minute = 60_000;
const from = now - 60 * minute;

const rangeAt = (end: number): TimeRange => ({
  from: dateTime(end - 60 * minute),
  to: dateTime(end),
  raw: { from: 'now-1h', to: 'now' },
});

const live = graphOf('orders>join', {
  vertices: [
    vertexRow('orders', { title: 'Source: orders', parallelism: 1, backpressuredMax: 0, busyMax: 0.1 }),
    vertexRow('join', { title: 'Join', parallelism: 1, busyMax: 0.11 }),
  ],
  subtasks: [subtaskRow('orders', 0)],
});

/** A value a minute: all is well for half an hour, then the join is the bottleneck. */
const series = (task_id: string, metric: string, well: number, ill: number) =>
  prometheusFrame(
    metric,
    { task_id, subtask_index: '0', tm_id: 'tm_0', job_id: live.job?.id ?? '' },
    Array.from({ length: 61 }, (_, index) => [from + index * minute, index < 30 ? well : ill] as const)
  );

const past: DataFrame[] = [
  series('orders', 'busyTimeMsPerSecond', 100, 20),
  series('orders', 'backPressuredTimeMsPerSecond', 0, 960),
  series('orders', 'numRecordsOutPerSecond', 500, 77),
  series('join', 'busyTimeMsPerSecond', 130, 1000),
  series('join', 'backPressuredTimeMsPerSecond', 0, 0),
  series('join', 'numRecordsInPerSecond', 500, 77),
];

const dataOf = (frames: DataFrame[], end = now): PanelData => ({
  state: LoadingState.Done,
  series: frames,
  timeRange: rangeAt(end),
});

function show(frames: DataFrame[] = [...jobGraphFrames(live), ...past]) {
  const eventBus = new EventBusSrv();
  const props = (end: number) => ({
    ...panelProps(options, dataOf(frames, end)),
    timeRange: rangeAt(end),
    eventBus,
  });
  const { rerender } = render(<JobGraphPanel {...props(now)} />);
  act(() => jest.advanceTimersByTime(500));
  return { eventBus, refresh: (end: number) => rerender(<JobGraphPanel {...props(end)} />) };
}

const slider = () => screen.getByRole('slider', { name: 'Moment shown' });
const card = (name: RegExp) => screen.getByRole('button', { name });
const goTo = (at: number) => fireEvent.change(slider(), { target: { value: String(at) } });
const isLive = () => expect(card(/^Join,/)).toHaveAccessibleName(/busy 11 percent/);

beforeEach(() => {
  jest.useFakeTimers({ now });
});
afterEach(() => {
  jest.useRealTimers();
});

it('has no slider without series, and shows what is now', () => {
  show(jobGraphFrames(live));
  expect(screen.queryByRole('slider')).not.toBeInTheDocument();
  isLive();
});

it('shows now until somebody goes elsewhere', () => {
  show();
  isLive();
  expect(slider()).toHaveAttribute('aria-valuetext', 'Live');
  expect(screen.queryByText(/^past, /)).not.toBeInTheDocument();
});

it('shows the moment of the slider and says that it is past', () => {
  show();
  goTo(from + 40 * minute);
  expect(card(/^Join,/)).toHaveAccessibleName(/busy 100 percent, 77 records in/);
  expect(card(/^Source: orders,/)).toHaveAccessibleName(/backpressured 96 percent/);
  expect(slider()).toHaveAttribute('aria-valuetext', '01:57:05, bottleneck: Join');
  expect(screen.getByText('past, 2026-03-01 01:57:05')).toBeInTheDocument();
  expect(screen.queryByText('RUNNING')).not.toBeInTheDocument();
  goTo(from + 10 * minute);
  expect(slider()).toHaveAttribute('aria-valuetext', '01:27:05, no bottleneck');
});

it('is moved by keys, a sample at a time, and End leads back to now', () => {
  show();
  const press = (key: string) => fireEvent.keyDown(slider(), { key });
  press('ArrowLeft');
  expect(slider()).toHaveValue(String(now - minute));
  press('PageDown');
  expect(slider()).toHaveValue(String(now - 11 * minute));
  press('ArrowUp');
  expect(slider()).toHaveValue(String(now - 10 * minute));
  press('Home');
  expect(slider()).toHaveValue(String(from));
  expect(card(/^Join,/)).toHaveAccessibleName(/busy 13 percent/);
  press('End');
  isLive();
});

it('stays where it is when new data comes', () => {
  const { refresh } = show();
  goTo(from + 40 * minute);
  refresh(now + 5 * minute);
  act(() => jest.advanceTimersByTime(500));
  expect(slider()).toHaveValue(String(from + 40 * minute));
  expect(card(/^Join,/)).toHaveAccessibleName(/busy 100 percent/);
  fireEvent.click(screen.getByRole('button', { name: 'Live' }));
  isLive();
});

it('jumps to what happened and to the worst moment', () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: 'To the worst moment' }));
  expect(slider()).toHaveValue(String(from + 30 * minute));
  fireEvent.click(screen.getByRole('button', { name: 'Live' }));
  fireEvent.click(screen.getByRole('button', { name: 'To what happened before' }));
  expect(slider()).toHaveValue(String(from + 30 * minute));
  expect(screen.getByRole('button', { name: 'To what happened next' })).toBeDisabled();
});

it('plays, and stops when the page is hidden', () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Play' }));
  act(() => jest.advanceTimersByTime(2_000));
  const shown = Number(slider().getAttribute('value'));
  expect(shown).toBeGreaterThan(from + 5 * minute);
  expect(shown).toBeLessThan(from + 7 * minute);
  jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(screen.getByRole('button', { name: 'Play' })).toBeInTheDocument();
  act(() => jest.advanceTimersByTime(2_000));
  expect(slider()).toHaveValue(String(shown));
});

describe('the cursor of the dashboard', () => {
  const point = (bus: EventBusSrv, time: unknown) =>
    act(() => {
      bus.publish(new DataHoverEvent({ point: { time: time as number } }));
      jest.advanceTimersByTime(100);
    });

  it('shows where the reader points in another panel, and comes back', () => {
    const { eventBus } = show();
    point(eventBus, from + 40 * minute);
    expect(card(/^Join,/)).toHaveAccessibleName(/busy 100 percent/);
    act(() => {
      eventBus.publish(new DataHoverClearEvent());
      jest.advanceTimersByTime(100);
    });
    isLive();
  });

  it.each([
    ['no time', undefined],
    ['a time out of range', from - 60 * minute],
    ['a text', '2026'],
  ])('does not follow %s', (_, time) => {
    const { eventBus } = show();
    point(eventBus, time);
    isLive();
  });

  it('tells the other panels where it stands, once, and does not follow itself', () => {
    const { eventBus } = show();
    const told: unknown[] = [];
    eventBus.subscribe(DataHoverEvent, ({ payload }) => told.push(payload.point['time']));
    eventBus.subscribe(DataHoverClearEvent, () => told.push('clear'));
    goTo(from + 40 * minute);
    act(() => jest.advanceTimersByTime(500));
    expect(told).toEqual([from + 40 * minute]);
    fireEvent.click(screen.getByRole('button', { name: 'Live' }));
    act(() => jest.advanceTimersByTime(500));
    expect(told).toEqual([from + 40 * minute, 'clear']);
    isLive();
  });
});

it('says where nothing is known, and what is not of now', () => {
  show([
    ...jobGraphFrames(live),
    series('gone', 'busyTimeMsPerSecond', 10, 10),
    past[0] ?? series('orders', 'x', 0, 0),
  ]);
  goTo(from + 40 * minute);
  expect(screen.getByText('One task of then is not in the graph of now.')).toBeInTheDocument();
  expect(screen.getByText('No values of Join.')).toBeInTheDocument();
});
