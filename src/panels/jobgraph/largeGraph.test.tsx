import { type DataFrame, getDefaultTimeRange, LoadingState } from '@grafana/data';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { jobGraphFrames, type JobGraph } from '../../frames/jobGraph';
import { edgeRow, graphOf, now, vertexRow } from '../../testing/jobGraphs';
import { panelProps } from '../../testing/panelProps';
import { JobGraphPanel } from './JobGraphPanel';
import { defaultOptions as options, type Options } from './options';

const range = Array.from({ length: 20 }, (_, index) => index);

/** 20 sources, each with its aggregation, and one sink. */
const wide: JobGraph = graphOf('', {
  vertices: [
    ...range.flatMap((index) => [
      vertexRow(`s${index}`, { title: `Source: orders_${index}` }),
      vertexRow(`a${index}`, { title: 'GroupAggregate', busyMax: index === 7 ? 1 : 0.1 }),
    ]),
    vertexRow('sink', { title: 'sink: Writer' }),
  ],
  edges: range.flatMap((index) => [
    edgeRow(`s${index}`, `a${index}`),
    edgeRow(`a${index}`, 'sink', { shipStrategy: 'FORWARD' }),
  ]),
});

function show(graph: JobGraph, more: Partial<Options> = {}) {
  const element = (next: JobGraph) => {
    const series: DataFrame[] = jobGraphFrames(next);
    const data = { state: LoadingState.Done, series, timeRange: getDefaultTimeRange() };
    return <JobGraphPanel {...panelProps({ ...options, ...more }, data)} />;
  };
  const { rerender } = render(element(graph));
  return { update: (next: JobGraph) => rerender(element(next)) };
}

const drawing = () => within(screen.getByRole('group', { name: /^Job graph of/ }));
const cards = () => drawing().getAllByRole('button');
const card = (name: RegExp) => drawing().getByRole('button', { name });
const box = () => screen.getByRole('combobox', { name: 'Search vertices' });
const settle = () => act(() => jest.advanceTimersByTime(1_000));

beforeEach(() => {
  jest.useFakeTimers({ now });
});
afterEach(() => {
  jest.useRealTimers();
});

const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });

describe('stacks', () => {
  it('stand for look-alikes, with a count and the worst of them on top', () => {
    show(wide);
    expect(cards().map((each) => each.getAttribute('aria-label'))).toEqual([
      expect.stringMatching(/^20 × Source: orders_…, .*busy 12 percent, 24k records in per second/),
      expect.stringMatching(/^20 × GroupAggregate, .*busy 100 percent/),
      expect.stringMatching(/^sink: Writer/),
    ]);
    expect(screen.getByRole('group', { name: /vertices: 41, connections: 40/ })).toBeInTheDocument();
  });

  it('open by their badge, a whole branch at a time, and are closed by a key', () => {
    const { update } = show(wide);
    fireEvent.click(screen.getAllByText('Open 20')[0] ?? document.body);
    settle();
    expect(cards()).toHaveLength(41);
    expect(drawing().queryByText('Open 20')).not.toBeInTheDocument();
    update({ ...wide, vertices: wide.vertices.map((vertex) => ({ ...vertex, busyMax: 0.9 })) });
    expect(cards()).toHaveLength(41);
    fireEvent.keyDown(card(/^Source: orders_3,/), { key: 'o' });
    settle();
    expect(cards()).toHaveLength(3);
  });

  it('are opened by a button while they are selected, and put back', async () => {
    show(wide);
    await user.click(card(/20 × GroupAggregate/));
    await user.click(screen.getByRole('button', { name: 'Open stack of 20' }));
    settle();
    expect(cards()).toHaveLength(41);
    await user.click(screen.getByRole('button', { name: 'Reset stacks' }));
    settle();
    expect(cards()).toHaveLength(3);
    expect(screen.queryByRole('button', { name: 'Reset stacks' })).not.toBeInTheDocument();
  });

  it('fold what hangs on a vertex, by key and back', () => {
    show(graphOf('a>b b>c c>d x>d'));
    fireEvent.keyDown(card(/^a,/), { key: 'f' });
    settle();
    expect(cards().map((each) => each.getAttribute('data-vertex'))).toEqual(
      expect.arrayContaining(['a', 'a↓', 'd', 'x'])
    );
    fireEvent.keyDown(card(/^\+2 vertices/), { key: 'f' });
    settle();
    expect(cards()).toHaveLength(5);
    fireEvent.keyDown(card(/^d,/), { key: 'f' });
    settle();
    expect(cards()).toHaveLength(5);
  });
});

describe('search', () => {
  it('is led to by a slash, lists what it finds with its state, and Enter jumps out of the stack', async () => {
    show(wide);
    act(() => card(/^sink/).focus());
    await user.keyboard('/');
    expect(box()).toHaveFocus();
    await user.keyboard('group');
    expect(screen.getByText('20 vertices')).toBeInTheDocument();
    const [first, second] = screen.getAllByRole('option');
    expect(first).toHaveTextContent('GroupAggregate');
    expect(first).toHaveTextContent('busy 100 %');
    expect(first).toHaveTextContent('after Source: orders_7');
    expect(box()).toHaveAttribute('aria-activedescendant', first?.id);
    await user.keyboard('{ArrowDown}');
    expect(box()).toHaveAttribute('aria-activedescendant', second?.id);
    await user.keyboard('{ArrowUp}{Enter}');
    settle();
    expect(cards()).toHaveLength(41);
    const target = card(/^GroupAggregate.*busy 100 percent/);
    expect(target).toHaveAttribute('aria-pressed', 'true');
    expect(target).toHaveFocus();
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  });

  it('says that there is nothing, and Escape leads back to the graph', async () => {
    show(wide);
    act(() => card(/^20 × Source/).focus());
    await user.keyboard('/<b>nothing');
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain('none');
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(box()).toHaveValue('');
    expect(card(/^20 × Source/)).toHaveFocus();
  });
});

it('the key n leads from one pressed vertex to the next', () => {
  show(
    graphOf('a>b b>c c>d', {
      vertices: [vertexRow('a'), vertexRow('b', { busyMax: 1 }), vertexRow('c'), vertexRow('d', { state: 'FAILED' })],
    })
  );
  const press = (key: string) => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
    settle();
  };
  act(() => card(/^a,/).focus());
  press('n');
  expect(card(/^b,/)).toHaveFocus();
  press('n');
  expect(card(/^d,/)).toHaveFocus();
  press('n');
  expect(card(/^b,/)).toHaveFocus();
  press('N');
  expect(card(/^d,/)).toHaveFocus();
});

it('a minimap comes when not all is in sight', () => {
  show(wide);
  expect(screen.queryByTestId('minimap')).not.toBeInTheDocument();
  fireEvent.keyDown(card(/^sink/), { key: '+' });
  settle();
  fireEvent.keyDown(card(/^sink/), { key: '+' });
  settle();
  expect(screen.getByTestId('minimap')).toHaveAttribute('aria-hidden', 'true');
});

it('records flow down where the option says so', () => {
  show(graphOf('a>b'), { direction: 'down' });
  const place = (name: RegExp) =>
    card(name)
      .getAttribute('transform')
      ?.match(/[\d.]+/g)
      ?.map(Number) ?? [];
  expect(place(/^a,/)[0]).toBe(place(/^b,/)[0]);
  expect(place(/^b,/)[1]).toBeGreaterThan(place(/^a,/)[1] ?? Infinity);
});
