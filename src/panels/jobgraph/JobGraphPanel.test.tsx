import { type DataFrame, getDefaultTimeRange, LoadingState, type PanelData, type PanelProps } from '@grafana/data';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { jobGraphFrames, type JobGraph } from '../../frames/jobGraph';
import { graphOf, jobRow, now, shapes, vertexRow } from '../../testing/jobGraphs';
import { panelProps } from '../../testing/panelProps';
import { JobGraphPanel } from './JobGraphPanel';
import { defaultOptions, type Options } from './options';

const options: Options = defaultOptions;

const source = { busyMax: null, busyMean: null, idleMean: null, recordsIn: 0 };
const pressed = graphOf('orders>join clicks>join join>sink', {
  job: jobRow({ restarts: 3 }),
  vertices: [
    vertexRow('orders', { title: 'Source: orders', parallelism: 2, backpressuredMax: 0.99, ...source }),
    vertexRow('clicks', { title: 'Source: clicks', parallelism: 2, backpressuredMax: 0.98, ...source }),
    vertexRow('join', { title: 'IntervalJoin', name: 'IntervalJoin[8] -> Calc[9] -> Filter', busyMax: 1 }),
    vertexRow('sink', { title: 'sink: Writer', recordsIn: 36, recordsOut: 0 }),
  ],
});

type Parts = Partial<PanelProps<Options>> & { data?: PanelData };

const dataOf = (series: DataFrame[], parts: Partial<PanelData> = {}): PanelData => ({
  state: LoadingState.Done,
  series,
  timeRange: getDefaultTimeRange(),
  ...parts,
});

function show(graph: JobGraph | DataFrame[], parts: Parts = {}) {
  const element = (next: JobGraph | DataFrame[], more: Parts = {}) => {
    const series = Array.isArray(next) ? next : jobGraphFrames(next);
    return <JobGraphPanel {...panelProps(options, dataOf(series))} {...parts} {...more} />;
  };
  const { rerender, ...view } = render(element(graph));
  return { ...view, update: (next: JobGraph, more?: Parts) => rerender(element(next, more)) };
}

const picture = () => screen.getByRole('group', { name: /^Job graph of/ });
const card = (name: RegExp) => within(picture()).getByRole('button', { name });

beforeEach(() => {
  jest.useFakeTimers({ now });
});
afterEach(() => {
  jest.useRealTimers();
});

const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });

/** Past the buttons above the picture. */
async function tabIntoGraph(): Promise<void> {
  for (let presses = 0; presses < 8 && !picture().contains(document.activeElement); presses += 1) {
    await user.tab();
  }
}

describe('the picture', () => {
  it('is a group with a name, and a button for each vertex that says all of it', () => {
    show(pressed);
    const graph = screen.getByRole('group', { name: 'Job graph of click-attribution, vertices: 4, connections: 3' });
    expect(
      within(graph)
        .getAllByRole('button')
        .map((button) => button.getAttribute('aria-label'))
    ).toEqual(
      expect.arrayContaining([
        'Source: orders, parallelism 2, backpressured 99 percent, busy not known, 9.4k records out per second',
        'IntervalJoin, parallelism 4, bottleneck, backpressured 0 percent, busy 100 percent, 1.2k records in per second, 9.4k records out per second',
        'sink: Writer, parallelism 4, backpressured 0 percent, busy 12 percent, 36 records in per second',
      ])
    );
  });

  it('says on each card how it is, in words', () => {
    show(pressed);
    expect(within(card(/Source: orders/)).getByText('backpressured 99 %')).toBeInTheDocument();
    expect(within(card(/IntervalJoin/)).getByText('busy 100 %')).toBeInTheDocument();
    expect(within(card(/sink: Writer/)).getByText('ok · busy 12 %')).toBeInTheDocument();
    expect(within(card(/sink: Writer/)).getByText('×4')).toBeInTheDocument();
    expect(within(card(/sink: Writer/)).getByText('36/s')).toBeInTheDocument();
  });

  it('does not take the zero that Flink does not count for one', () => {
    show(pressed);
    expect(within(card(/Source: orders/)).getByText('—')).toBeInTheDocument();
    expect(within(card(/sink: Writer/)).getByText('—')).toBeInTheDocument();
  });

  it('names the job, its state, restarts and how old the values are', () => {
    show(pressed);
    expect(screen.getByText('click-attribution')).toBeInTheDocument();
    expect(screen.getByText('RUNNING')).toBeInTheDocument();
    expect(screen.getByText('2 h 14 min')).toBeInTheDocument();
    expect(screen.getByText('3 restarts')).toBeInTheDocument();
    expect(screen.getByText('max over subtasks')).toBeInTheDocument();
    expect(screen.getByText('live · values 8 s old')).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(3_000));
    expect(screen.getByText('live · values 11 s old')).toBeInTheDocument();
  });

  it('labels the edges, unless they are switched off', () => {
    const { unmount } = show(pressed);
    expect(screen.getAllByText('HASH').length).toBeGreaterThan(0);
    unmount();
    show(pressed, { options: { ...options, edgeLabels: false } });
    expect(screen.queryByText('HASH')).not.toBeInTheDocument();
  });

  it('keeps every vertex where it is when the values change', () => {
    const { update } = show(pressed);
    const places = () =>
      screen.getAllByRole('button', { name: /parallelism/ }).map((each) => each.getAttribute('transform'));
    const before = places();
    const join = card(/IntervalJoin/);
    update({
      ...pressed,
      vertices: [...pressed.vertices].reverse().map((vertex) => ({ ...vertex, busyMax: 0.5, backpressuredMax: 0.2 })),
    });
    expect(places()).toEqual(before);
    expect(card(/IntervalJoin, .*backpressured 20 percent, busy 50 percent/)).toBe(join);
  });
});

describe('what the numbers stand for', () => {
  const mean = {
    busyMax: null,
    backpressuredMax: null,
    busyMean: 0.3,
    backpressuredMean: 0.05,
    idleMean: 0.65,
    measured: null,
  };

  it('says so where a mean is shown instead of a maximum', () => {
    show(graphOf('a>b', { vertices: [vertexRow('a', mean), vertexRow('b')] }));
    expect(within(card(/^a,/)).getByText('mean')).toBeInTheDocument();
    expect(within(card(/^b,/)).queryByText('mean')).not.toBeInTheDocument();
    expect(screen.getByText('max over subtasks, or mean where marked')).toBeInTheDocument();
  });

  it('says so where they go back to the start of the tasks', () => {
    show(
      graphOf('a', { vertices: [vertexRow('a', { ...mean, basis: 'sinceStart', span: 1_380_000, recordsOut: null })] })
    );
    expect(within(card(/^a,/)).getByText('since start')).toBeInTheDocument();
    expect(screen.getByText('means since start')).toBeInTheDocument();
  });

  it('says so where they cover a long time', () => {
    show(graphOf('a', { vertices: [vertexRow('a', { span: 1_380_000 })] }));
    expect(screen.getByText('means over 23 min')).toBeInTheDocument();
  });

  it('shows the age of a vertex’s values when they are older than those of others', () => {
    show(graphOf('a>b', { vertices: [vertexRow('a'), vertexRow('b', { measured: now - 42_000 })] }));
    expect(within(card(/^b,/)).getByText('42 s')).toBeInTheDocument();
    expect(within(card(/^a,/)).queryByText('8 s')).not.toBeInTheDocument();
  });
});

describe('selection', () => {
  it('a click selects, a second one lets go; what is not connected is dimmed', async () => {
    show(pressed);
    await user.click(card(/Source: orders/));
    expect(card(/Source: orders/)).toHaveAttribute('aria-pressed', 'true');
    expect(card(/IntervalJoin/)).not.toHaveAttribute('opacity');
    expect(card(/sink: Writer/)).toHaveAttribute('opacity');
    await user.click(card(/Source: orders/));
    expect(card(/Source: orders/)).toHaveAttribute('aria-pressed', 'false');
    expect(card(/sink: Writer/)).not.toHaveAttribute('opacity');
  });

  it('lives through a refresh and ends with its vertex', async () => {
    const { update } = show(pressed);
    await user.click(card(/IntervalJoin/));
    update({ ...pressed, vertices: pressed.vertices.map((vertex) => ({ ...vertex })) });
    expect(card(/IntervalJoin/)).toHaveAttribute('aria-pressed', 'true');
    update(graphOf('other>one'));
    expect(screen.getAllByRole('button', { pressed: false, name: /parallelism/ })).toHaveLength(2);
    expect(screen.queryByRole('button', { pressed: true })).not.toBeInTheDocument();
  });
});

describe('keys', () => {
  it('Tab leads to one vertex, arrows along the edges, Enter selects, Escape lets go', async () => {
    show(pressed);
    await tabIntoGraph();
    const first = screen.getAllByRole('button', { name: /Source/ }).find((each) => each === document.activeElement);
    expect(first).toBeDefined();
    await user.keyboard('{ArrowRight}');
    expect(card(/IntervalJoin/)).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(card(/IntervalJoin/)).toHaveAttribute('aria-pressed', 'true');
    await user.keyboard('{Escape}');
    expect(card(/IntervalJoin/)).toHaveAttribute('aria-pressed', 'false');
    await user.keyboard('{End}');
    expect(card(/sink: Writer/)).toHaveFocus();
    expect(screen.getAllByRole('button', { name: /parallelism/ }).filter((each) => each.tabIndex === 0)).toHaveLength(
      1
    );
    await user.tab();
    expect(screen.getByRole('combobox', { name: 'Search vertices' })).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Zoom in' })).toHaveFocus();
  });

  it('Escape is Grafana’s when there is nothing to close, and other keys always are', async () => {
    const outside = jest.fn();
    show(pressed);
    await tabIntoGraph();
    document.addEventListener('keydown', outside);
    await user.keyboard('{Escape}e');
    expect(outside.mock.calls.map(([event]: [KeyboardEvent]) => event.key)).toEqual(['Escape', 'e']);
    document.removeEventListener('keydown', outside);
  });

  it('+ and 0 change the view', async () => {
    jest.spyOn(window, 'matchMedia').mockReturnValue({ ...window.matchMedia(''), matches: true });
    const { container } = show(pressed);
    const view = () => container.querySelector('svg > g')?.getAttribute('transform');
    const before = view();
    await tabIntoGraph();
    await user.keyboard('+');
    expect(view()).not.toBe(before);
    await user.keyboard('0');
    expect(view()).toBe(before);
    await user.click(screen.getByRole('button', { name: 'Zoom out' }));
    expect(view()).not.toBe(before);
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(view()).toBe(before);
  });
});

describe('the tooltip', () => {
  const rest = () => act(() => jest.advanceTimersByTime(300));

  it('tells all that is known, one operator a line', () => {
    show(pressed);
    fireEvent.pointerOver(card(/IntervalJoin/));
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
    rest();
    const tooltip = screen.getByRole('tooltip');
    expect(
      within(tooltip)
        .getAllByRole('listitem')
        .map((item) => item.textContent)
    ).toEqual(['IntervalJoin[8]', 'Calc[9]', 'Filter']);
    expect(within(tooltip).getByText('parallelism 4 · RUNNING · 4/4 running')).toBeInTheDocument();
    expect(within(tooltip).getByRole('row', { name: /busy 100\s% 10\s%/ })).toBeInTheDocument();
    expect(within(tooltip).getByRole('row', { name: /idle — 90\s%/ })).toBeInTheDocument();
    expect(within(tooltip).getByRole('row', { name: /in 1.2k\/s 117\sKiB\/s/ })).toBeInTheDocument();
    expect(within(tooltip).getByText('Means and rates over 30 s')).toBeInTheDocument();
    expect(within(tooltip).getByText('Highest subtask measured 02:16:57, 8 s ago')).toBeInTheDocument();
  });

  it('goes when the pointer leaves, and with Escape', async () => {
    show(pressed);
    fireEvent.pointerOver(card(/IntervalJoin/));
    rest();
    fireEvent.pointerOver(picture());
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
    await tabIntoGraph();
    fireEvent.pointerOver(card(/IntervalJoin/));
    rest();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
  });
});

describe('states', () => {
  const silent = {
    busyMax: null,
    backpressuredMax: null,
    busyMean: null,
    backpressuredMean: null,
    idleMean: null,
    recordsIn: null,
    recordsOut: null,
    basis: null,
    span: null,
    measured: null,
  };

  it('an old picture stays and says since when and why', () => {
    const job = jobRow({ staleSince: now - 180_000, answered: now - 180_000, problem: 'Grafana cannot reach Flink.' });
    show(
      { ...pressed, job },
      { data: dataOf(jobGraphFrames({ ...pressed, job }), { state: LoadingState.Error, errors: [{ message: 'no' }] }) }
    );
    expect(screen.getByText('No answer since 02:14:05 (3 min).')).toBeInTheDocument();
    expect(screen.queryByText('2 h 14 min')).not.toBeInTheDocument();
    expect(screen.getByText(/The picture is the last one\. Grafana cannot reach Flink\./)).toBeInTheDocument();
    expect(screen.getByRole('group', { name: /Job graph/ })).toHaveAttribute('data-stale', 'true');
    expect(card(/IntervalJoin/)).toBeInTheDocument();
  });

  it('a job that ended says when, its vertices how', () => {
    const job = jobRow({ state: 'FAILED', started: now - 7_260_000, ended: now - 60_000, uptime: null });
    const vertices = [vertexRow('a', { ...silent, state: 'FAILED' }), vertexRow('b', { ...silent, state: 'CANCELED' })];
    show(graphOf('a>b', { job, vertices }));
    expect(screen.getAllByText('FAILED')).toHaveLength(2);
    expect(screen.getByText('1 min ago, 2026-03-01 02:16:05')).toBeInTheDocument();
    expect(screen.getByText('ran 2 h')).toBeInTheDocument();
    expect(within(card(/^b, .*state CANCELED/)).getByText('CANCELED')).toBeInTheDocument();
    expect(screen.queryByText(/values .* old/)).not.toBeInTheDocument();
  });

  it('a job that restarts shows how far each vertex is', () => {
    const vertices = [
      vertexRow('a', { ...silent, state: 'INITIALIZING', running: 1, parallelism: 2 }),
      vertexRow('b', { ...silent, state: 'SCHEDULED', running: 0, parallelism: 2 }),
    ];
    show(graphOf('a>b', { job: jobRow({ state: 'RESTARTING', uptime: null, restarts: 1 }), vertices }));
    expect(screen.getByText('RESTARTING')).toBeInTheDocument();
    expect(screen.getByText('1 restart')).toBeInTheDocument();
    expect(within(card(/^a, .*1 of 2 subtasks running/)).getByText('INITIALIZING')).toBeInTheDocument();
    expect(within(card(/^a,/)).getByText('1/2')).toBeInTheDocument();
    expect(within(card(/^b,/)).getByText('SCHEDULED')).toBeInTheDocument();
  });

  it('a vertex without counters waits for them', () => {
    show(graphOf('a', { vertices: [vertexRow('a', silent)] }));
    expect(within(card(/^a, .*waiting for first values/)).getByText('waiting for first values')).toBeInTheDocument();
  });

  it.each([
    [jobRow({ state: 'INITIALIZING' }), 'This job has no tasks yet.'],
    [jobRow({ state: 'FAILED', ended: now }), 'This job ended before it had any tasks.'],
  ])('a job without vertices', (job, text) => {
    show({ job, vertices: [], edges: [], subtasks: [], taskManagers: [] });
    expect(screen.getByText(text)).toBeInTheDocument();
    expect(screen.getByText(job.state)).toBeInTheDocument();
  });

  it('no frames: says what to choose', () => {
    show([]);
    expect(screen.getByText(/Choose the query type “Job graph”/)).toBeInTheDocument();
  });

  it('no frames yet: leaves it to Grafana', () => {
    const { container } = show([], { data: dataOf([], { state: LoadingState.Loading }) });
    expect(container).toBeEmptyDOMElement();
  });

  it('an error without frames: says it, once', () => {
    show([], { data: dataOf([], { state: LoadingState.Error, errors: [{ message: 'Grafana cannot reach Flink.' }] }) });
    expect(screen.getByRole('status')).toHaveTextContent('Grafana cannot reach Flink.');
  });

  it.each([
    ['a refusal of this user', 403, 'lock'],
    ['anything else', undefined, 'exclamation-triangle'],
  ])('%s has a look of its own', (_, status, icon) => {
    const errors = [{ message: 'Access to this data source was refused.', status }];
    show([], { data: dataOf([], { state: LoadingState.Error, errors }) });
    const message = screen.getByRole('status');
    expect(message).toHaveTextContent('Access to this data source was refused.');
    expect(message).toHaveAttribute('data-icon', icon);
  });

  it('a large graph: says that it works on it, then shows it', async () => {
    const large = shapes.lanes(250, 42);
    show(large);
    expect(screen.getByText('Laying out 250 vertices…')).toBeInTheDocument();
    await act(async () => jest.advanceTimersByTimeAsync(100));
    expect(screen.getByRole('group', { name: /vertices: 250/ })).toBeInTheDocument();
    expect(screen.queryByText(/Laying out/)).not.toBeInTheDocument();
  });

  it('a node graph of another source is drawn with what it has', () => {
    const [nodes, edges] = jobGraphFrames(graphOf('a>b'));
    const keep = new Set(['id', 'title']);
    show(
      [nodes, edges].flatMap((frame) =>
        frame === undefined
          ? []
          : [frame === nodes ? { ...frame, fields: frame.fields.filter(({ name }) => keep.has(name)) } : frame]
      )
    );
    expect(card(/^a, backpressure not known/)).toBeInTheDocument();
  });
});

describe('sizes', () => {
  it.each([
    [60, 60],
    [120, 80],
  ])('%i x %i: only the worst vertex', (width, height) => {
    show(pressed, { width, height });
    expect(
      screen.getByRole('img', { name: /^Worst vertex: Source: orders, .*backpressured 99 percent/ })
    ).toHaveTextContent('backpressured 99 %');
    expect(screen.queryByRole('group')).not.toBeInTheDocument();
  });

  it('300 x 200: the graph, without the controls', () => {
    show(pressed, { width: 300, height: 200 });
    expect(card(/IntervalJoin/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Zoom in' })).not.toBeInTheDocument();
  });

  it('a choice that this version does not know is as by default', () => {
    const unknown = { colourBy: 'mood', direction: 'up', detail: 'some', over: 'median' };
    show(pressed, { options: Object.assign({}, options, unknown) });
    expect(card(/^IntervalJoin/)).toHaveTextContent(/busy 100/);
  });

  it('what is switched off is not there', () => {
    show(pressed, { options: { ...options, header: false, legend: false, banner: false } });
    expect(screen.queryByText('click-attribution')).not.toBeInTheDocument();
    expect(screen.queryByText('max over subtasks')).not.toBeInTheDocument();
  });

  it('from afar the one that matters still says why', () => {
    show(pressed, { width: 300, height: 200 });
    expect(within(card(/IntervalJoin/)).getByText(/100 %/)).toBeInTheDocument();
    expect(within(card(/sink: Writer/)).queryByText(/%/)).not.toBeInTheDocument();
  });
});

describe('data is text', () => {
  const hostile = '<img src="x" onerror="alert(1)"><script>alert(2)</script>{{- count}}$t(card.in)';

  it('creates no element from it and sends no request', () => {
    const fetched = jest.fn();
    Object.assign(globalThis, { fetch: fetched, XMLHttpRequest: fetched });
    const graph = graphOf('__proto__>constructor', {
      job: jobRow({ name: hostile, state: hostile, staleSince: now, problem: hostile }),
      vertices: [
        vertexRow('__proto__', { title: hostile, name: `${hostile} -> ${hostile}`, description: hostile }),
        vertexRow('constructor', { title: hostile, state: hostile }),
      ],
    });
    const { baseElement } = show({ ...graph, edges: graph.edges.map((edge) => ({ ...edge, shipStrategy: hostile })) });
    const [first] = screen.getAllByRole('button', { name: /onerror/ });
    expect(first).toHaveAccessibleName(expect.stringContaining(hostile));
    if (first !== undefined) {
      fireEvent.pointerOver(first);
    }
    act(() => jest.advanceTimersByTime(300));
    expect(screen.getByRole('tooltip')).toHaveTextContent(hostile);
    expect(baseElement.querySelector('img, script, iframe, a, foreignObject')).toBeNull();
    expect(fetched).not.toHaveBeenCalled();
  });
});
