import { type DataFrame, getDefaultTimeRange, LoadingState, type PanelProps } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type JobGraph, jobGraphFrames } from '../../frames/jobGraph';
import { verdicts } from '../../frames/verdict';
import { noEvidence } from '../../testing/diagnoses';
import { graphOf, jobRow, now, subtaskRow, taskManagerRow, vertexRow } from '../../testing/jobGraphs';
import { panelProps } from '../../testing/panelProps';
import { JobGraphPanel } from './JobGraphPanel';
import { defaultOptions as options, type Options } from './options';

const hot = (index: number) =>
  subtaskRow('join', index, {
    busy: index === 6 ? 1 : 0.39,
    idle: index === 6 ? 0 : 0.61,
    recordsIn: index === 6 ? 8_900 : 1_086,
    taskManager: index === 6 ? 'tm-3' : 'tm-1',
  });
const plan = '[8]:IntervalJoin(joinType=[InnerJoin], where=[(a < b)])\n+- [9]:Calc(select=[a])';

/** One hot subtask of eight holds back the two sources. */
const skewed = graphOf('orders>join clicks>join join>sink', {
  vertices: [
    vertexRow('orders', { title: 'Source: orders', backpressuredMax: 0.99, busyMax: 0 }),
    vertexRow('clicks', { title: 'Source: clicks', backpressuredMax: 0.98, busyMax: 0 }),
    vertexRow('join', {
      title: 'IntervalJoin → Calc',
      name: 'IntervalJoin[8] -> Calc[9]',
      description: plan,
      parallelism: 8,
      running: 8,
      tasks: 'RUNNING 8',
      busyMax: 1,
      recordsIn: 16_500,
      skewFactor: 3.4,
      skewSubtask: '6',
      watermarkLag: 14_000,
      checkpointAlignment: 2_000,
    }),
    vertexRow('sink', { title: 'sink: Writer' }),
  ],
  subtasks: [0, 1, 2, 3, 4, 5, 6, 7].map(hot),
  taskManagers: [taskManagerRow('tm-3', { cpu: 0.5 }), taskManagerRow('*', { cpu: 0.5 })],
});

const since = verdicts.frame([
  {
    vertex: 'join',
    title: null,
    cause: 'skew',
    since: now - 185_000,
    isOlder: false,
    heldBack: 2,
    subtasks: '6',
    taskManager: 'tm-3',
    ...noEvidence,
    busy: 1,
    busyOthers: 0.39,
    parallelism: 8,
    parallelismBefore: 4,
  },
]);

/** Links as Grafana gives them, on one column of one frame. */
const linked = (frames: DataFrame[], column: string, links: ReadonlyArray<readonly [string, string]>): DataFrame[] =>
  frames.map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) =>
      field.name === column
        ? {
            ...field,
            getLinks: ({ valueRowIndex }) =>
              links.map(([title, href]) => ({
                title,
                href: `${href}&row=${valueRowIndex}`,
                target: '_self' as const,
                origin: field,
              })),
          }
        : field
    ),
  }));

function show(graph: JobGraph, parts: Partial<PanelProps<Options>> = {}, more: DataFrame[] = []) {
  const element = (next: JobGraph) => {
    const frames = linked(
      linked(jobGraphFrames(next), 'title', [
        ['Vertex dashboard', '/d/flinkscope-vertex?a=1'],
        ['Flame graph', '/d/flinkscope-vertex?viewPanel=panel-14'],
      ]),
      'task manager',
      [['Log of this TaskManager', '/d/flinkscope-cluster?a=1']]
    );
    const data = { state: LoadingState.Done, series: [...frames, ...more], timeRange: getDefaultTimeRange() };
    return <JobGraphPanel {...panelProps(options, data)} {...parts} />;
  };
  const { rerender, ...view } = render(element(graph));
  return { ...view, update: (next: JobGraph) => rerender(element(next)) };
}

const banner = () => screen.getByRole('group', { name: 'Bottleneck' });
const picture = () => screen.getByRole('group', { name: /^Job graph of/ });
const card = (name: RegExp) => within(picture()).getByRole('button', { name });
const details = (name: string) => screen.getByRole('region', { name });
const rowsOf = (name: string) =>
  within(details(name))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('rowheader').textContent);

beforeEach(() => {
  jest.useFakeTimers({ now });
});
afterEach(() => {
  jest.useRealTimers();
});
const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });

describe('the banner', () => {
  it('names vertex, subtask and TaskManager, since when and why', () => {
    show(skewed, {}, [since]);
    expect(banner()).toHaveTextContent(
      /IntervalJoin → Calc is the bottleneck: subtask 6 on tm-3 is busy 100\s%, the other 7 on average 39\s%\./
    );
    expect(banner()).toHaveTextContent(/It has held back 2 vertices since 02:14\. Looks like a hot key/);
  });

  it('is heard once, not at each refresh', () => {
    const { update } = show(skewed);
    const heard = within(banner()).getByRole('status');
    const [text, node] = [heard.textContent, heard.firstChild];
    act(() => jest.advanceTimersByTime(10_000));
    update({ ...skewed, subtasks: skewed.subtasks.map((row) => ({ ...row, recordsIn: (row.recordsIn ?? 0) * 1.01 })) });
    expect(within(banner()).getByRole('status').textContent).toBe(text);
    expect(within(banner()).getByRole('status').firstChild).toBe(node);
  });

  it('leads to the guilty subtask, to the flame graph and to what to do', async () => {
    show(skewed);
    expect(within(banner()).getByRole('link', { name: 'Flame graph' })).toHaveAttribute(
      'href',
      '/d/flinkscope-vertex?viewPanel=panel-14&row=2'
    );
    await user.click(within(banner()).getByRole('button', { name: 'What to do' }));
    expect(within(details('What to do')).getByText(/Null, empty and default values/)).toBeInTheDocument();
    await user.click(within(details('What to do')).getByRole('button', { name: 'Subtasks' }));
    const panel = details('IntervalJoin → Calc');
    expect(within(panel).getByRole('row', { name: /^6 / })).toHaveAttribute('data-marked', 'true');
    expect(card(/IntervalJoin/)).toHaveAttribute('aria-pressed', 'true');
  });

  it('is a line in a small panel, until it is unfolded', async () => {
    show(skewed, { width: 500, height: 400 });
    expect(within(banner()).queryByRole('button', { name: 'What to do' })).not.toBeInTheDocument();
    await user.click(within(banner()).getByRole('button', { name: 'More' }));
    expect(within(banner()).getByRole('button', { name: 'What to do' })).toBeInTheDocument();
  });

  it('does not shout when all is well, and can be switched off', () => {
    const { unmount } = show(graphOf('a>b'));
    expect(screen.getByText(/^No bottleneck: every vertex keeps up\./)).toBeInTheDocument();
    expect(screen.queryByRole('group', { name: 'Bottleneck' })).not.toBeInTheDocument();
    unmount();
    show(skewed, { options: { ...options, banner: false } });
    expect(screen.queryByRole('group', { name: 'Bottleneck' })).not.toBeInTheDocument();
  });

  it('pages through several', async () => {
    const two = graphOf('a>b c>d', {
      vertices: [
        vertexRow('a', { backpressuredMax: 0.99, busyMax: 0 }),
        vertexRow('b', { busyMax: 1 }),
        vertexRow('c', { backpressuredMax: 0.9, busyMax: 0 }),
        vertexRow('d', { busyMax: 1 }),
      ],
    });
    show(two);
    expect(within(banner()).getByText('1 of 2')).toBeInTheDocument();
    expect(banner()).toHaveTextContent(/^b is the bottleneck/);
    await user.click(within(banner()).getByRole('button', { name: 'Next bottleneck' }));
    expect(banner()).toHaveTextContent(/^d is the bottleneck/);
    await user.click(within(banner()).getByRole('button', { name: 'Next bottleneck' }));
    expect(banner()).toHaveTextContent(/^b is the bottleneck/);
  });
});

describe('the details', () => {
  it('show the hot subtasks first, and sort by any column', async () => {
    show(skewed);
    await user.click(card(/IntervalJoin/));
    expect(rowsOf('IntervalJoin → Calc').slice(0, 3)).toEqual(['6', '0', '1']);
    const panel = details('IntervalJoin → Calc');
    expect(within(panel).getByRole('row', { name: /^6 100\s% 0\s% 8\.9k\/s 300\/s 4\.3× tm-3/ })).toBeInTheDocument();
    await user.click(within(panel).getByRole('button', { name: 'Subtask' }));
    expect(rowsOf('IntervalJoin → Calc')).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    expect(within(panel).getByRole('columnheader', { name: 'Subtask' })).toHaveAttribute('aria-sort', 'ascending');
  });

  it('show facts, the plan of each operator, and where to go from here', async () => {
    show(skewed);
    await user.click(card(/IntervalJoin/));
    const panel = details('IntervalJoin → Calc');
    expect(within(panel).getByText('RUNNING · parallelism 8')).toBeInTheDocument();
    expect(within(panel).getByText('3.4×, most in subtask 6')).toBeInTheDocument();
    expect(within(panel).getByText('−14 s')).toBeInTheDocument();
    expect(within(panel).getByText('8 RUNNING')).toBeInTheDocument();
    expect(within(panel).getByText('(a < b)')).toBeInTheDocument();
    expect(within(panel).getByRole('link', { name: 'Vertex dashboard' })).toHaveAttribute(
      'href',
      '/d/flinkscope-vertex?a=1&row=2'
    );
    expect(within(panel).getByRole('link', { name: 'tm-3' })).toHaveAttribute(
      'href',
      '/d/flinkscope-cluster?a=1&row=6'
    );
    await user.click(within(panel).getByRole('button', { name: 'sink: Writer' }));
    expect(details('sink: Writer')).toHaveTextContent('have not been looked at yet');
  });

  it('take the keyboard with them and give it back', async () => {
    show(skewed);
    act(() => card(/IntervalJoin/).focus());
    await user.keyboard('{Enter}');
    expect(screen.getByRole('heading', { name: 'IntervalJoin → Calc' })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'IntervalJoin → Calc' })).not.toBeInTheDocument();
    expect(card(/IntervalJoin/)).toHaveFocus();
  });

  it('are resized by keys', async () => {
    show(skewed);
    await user.click(card(/IntervalJoin/));
    const border = screen.getByRole('separator', { name: 'Size of the details' });
    const before = Number(border.getAttribute('aria-valuenow'));
    act(() => border.focus());
    await user.keyboard('{ArrowLeft}');
    expect(Number(border.getAttribute('aria-valuenow'))).toBe(before + 24);
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(Number(border.getAttribute('aria-valuenow'))).toBe(before - 24);
  });

  it('draw thousands of subtasks in steps', async () => {
    const subtasks = Array.from({ length: 2_000 }, (_, index) => subtaskRow('join', index, { busy: index / 2_000 }));
    show({ ...skewed, subtasks });
    await user.click(card(/IntervalJoin/));
    expect(rowsOf('IntervalJoin → Calc')).toHaveLength(12);
    expect(rowsOf('IntervalJoin → Calc')[0]).toBe('1999');
    expect(screen.getByText('The first 12 of 2000 in this order.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show 200 more' }));
    expect(rowsOf('IntervalJoin → Calc')).toHaveLength(212);
  });
});

describe('the table of vertices', () => {
  it('says what the picture says, the worst first, and selects', async () => {
    show(skewed);
    await user.click(screen.getByRole('button', { name: 'Vertices as a table' }));
    expect(rowsOf('Vertices')[0]).toBe('Source: orders');
    expect(
      within(details('Vertices')).getByRole('row', {
        name: /^IntervalJoin → Calc 100\s% 0\s% 16\.5k\/s .* sink: Writer$/,
      })
    ).toBeInTheDocument();
    await user.click(within(details('Vertices')).getByRole('button', { name: 'Vertex' }));
    expect(rowsOf('Vertices')).toEqual(['IntervalJoin → Calc', 'sink: Writer', 'Source: clicks', 'Source: orders']);
    await user.click(within(details('Vertices')).getByRole('button', { name: 'sink: Writer' }));
    expect(card(/sink: Writer/)).toHaveAttribute('aria-pressed', 'true');
  });
});

describe('a dashboard variable', () => {
  const named = { options: { ...options, selectionVariable: 'vertex' } };
  const partial = jest.spyOn(locationService, 'partial').mockImplementation(() => undefined);
  beforeEach(() => partial.mockClear());

  it('gets the id of what is selected, and nothing when people let go', async () => {
    show(skewed, named);
    await user.click(card(/IntervalJoin/));
    expect(partial).toHaveBeenLastCalledWith({ 'var-vertex': 'join' }, true);
    await user.click(screen.getByRole('button', { name: 'Close (Escape)' }));
    expect(partial).toHaveBeenLastCalledWith({ 'var-vertex': '' }, true);
  });

  it.each(['join', 'IntervalJoin → Calc'])('selects the vertex that it holds: %s', (value) => {
    show(skewed, { ...named, replaceVariables: (text) => text.replace('${vertex:raw}', value) });
    expect(card(/IntervalJoin/)).toHaveAttribute('aria-pressed', 'true');
  });

  it('is left alone without a name, with a wrong one, and when there is no such variable', async () => {
    const { unmount } = show(skewed);
    await user.click(card(/IntervalJoin/));
    unmount();
    show(skewed, { options: { ...options, selectionVariable: 'a&b' } });
    await user.click(card(/IntervalJoin/));
    expect(partial).not.toHaveBeenCalled();
  });
});

describe('states', () => {
  const failure = 'java.lang.ArithmeticException: / by zero <b>';

  it.each([
    [
      jobRow({ state: 'RESTARTING', uptime: null, restarts: 3, failure }),
      'The job restarts; restarts so far: 3.',
      true,
    ],
    [
      jobRow({ state: 'FAILED', uptime: null, ended: now, failure }),
      'The job has failed and will not be restarted.',
      true,
    ],
    [jobRow({ uptime: 20_000, restarts: 1, failure }), 'The job has just restarted.', true],
    [
      jobRow({ state: 'SUSPENDED', uptime: null, failure }),
      'The job is suspended until a JobManager takes it over.',
      false,
    ],
  ])('%#: says what goes on, and what made it fail', (job, sentence, isNews) => {
    show(graphOf('a>b', { job }));
    expect(screen.getByText(sentence)).toBeInTheDocument();
    expect(screen.queryByText(failure) !== null).toBe(isNews);
  });

  it('a job that waits for slots says for how many', () => {
    show(graphOf('a', { vertices: [vertexRow('a', { tasks: 'RUNNING 3, SCHEDULED 5' })] }));
    expect(screen.getByText('5 of 8 tasks wait for a slot.')).toBeInTheDocument();
  });

  it('a batch job says how far it is', () => {
    const vertices = [
      vertexRow('a', { state: 'FINISHED' }),
      vertexRow('b'),
      vertexRow('c', { state: 'CREATED', tasks: 'CREATED 4' }),
    ];
    show(graphOf('a>b b>c', { job: jobRow({ type: 'BATCH' }), vertices }));
    expect(screen.getByText('1 of 3 stages finished')).toBeInTheDocument();
    expect(screen.queryByText(/wait for a slot/)).not.toBeInTheDocument();
  });
});
