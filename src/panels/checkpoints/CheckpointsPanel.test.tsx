import { DataHoverEvent, type DataFrame, dateTime, EventBusSrv, LoadingState, type PanelData } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type CheckpointRow, checkpointingOffMeta, checkpoints, latestCheckpoints } from '../../frames/checkpoints';
import { checkpointSubtasks, checkpointVertices } from '../../frames/checkpointSubtasks';
import { failedRow, historyRow, latestRow, subtaskRow, vertexRow } from '../../testing/checkpointRows';
import { type Drawn, noteDrawing } from '../../testing/canvas';
import { panelProps } from '../../testing/panelProps';
import { CheckpointsPanel } from './CheckpointsPanel';
import { defaults, type Options } from './options';

let drawn: Drawn;
beforeEach(() => {
  drawn = noteDrawing();
});
afterEach(() => {
  jest.restoreAllMocks();
});

const history = [historyRow(1), failedRow(2, 'Checkpoint expired before completing. <b>'), historyRow(3)];

const historyFrames = (rows = history): DataFrame[] =>
  [
    checkpoints.frame(rows),
    latestCheckpoints.frame([latestRow({ failedCount: 3, totalCount: 5, answered: 35_000 })]),
  ].map((frame) => ({ ...frame, refId: 'A' }));

function partsFrames(row: CheckpointRow, count = 2): DataFrame[] {
  const subtasks = Array.from({ length: count }, (_, index) =>
    subtaskRow('join', index, { vertex: 'Join <i>', duration: 900 - index, startDelay: 800 })
  );
  return [
    checkpointSubtasks.frame(subtasks),
    checkpointVertices.frame([vertexRow(subtasks)]),
    checkpoints.frame([row]),
  ].map((frame) => ({ ...frame, refId: 'B' }));
}

const dataOf = (series: DataFrame[], parts: Partial<PanelData> = {}): PanelData => ({
  state: LoadingState.Done,
  series,
  timeRange: { from: dateTime(0), to: dateTime(40_000), raw: { from: 'now-1h', to: 'now' } },
  ...parts,
});

const props = (series: DataFrame[], options: Partial<Options> = {}) => ({
  ...panelProps<Options>({ ...defaults, ...options }, dataOf(series)),
  height: 600,
});

const list = () => screen.getByRole('listbox', { name: /^Checkpoints over time: \d+/ });

it('says how many there are, how they did, and why some failed', () => {
  render(<CheckpointsPanel {...props(historyFrames())} />);
  expect(list()).toHaveAccessibleName('Checkpoints over time: 3');
  expect(drawn.rectangles).toBeGreaterThanOrEqual(3);
  expect(screen.getByText(/success 67.% \(2 of 3\)/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /1 × expired before completing/ })).toBeInTheDocument();
  expect(screen.getByText('refused triggers: 2 (only in Flink’s counters)')).toBeInTheDocument();
});

it('goes through checkpoints by keys and opens one', async () => {
  render(<CheckpointsPanel {...props(historyFrames())} />);
  await userEvent.tab();
  expect(list()).toHaveFocus();
  const active = () => document.getElementById(list().getAttribute('aria-activedescendant') ?? '')?.textContent;
  expect(active()).toContain('Checkpoint 3, completed');
  await userEvent.keyboard('{ArrowLeft}');
  expect(active()).toContain('Checkpoint 2, failed');
  await userEvent.keyboard('{Home}{ArrowLeft}');
  expect(active()).toContain('Checkpoint 1,');
  await userEvent.keyboard('{Enter}');
  const opened = screen.getByRole('region', { name: 'Checkpoint 1' });
  expect(opened).toHaveTextContent('completed in 1.0 s'.replace('1.0', '1'));
  expect(opened).toHaveTextContent(/add a query “One checkpoint”/);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('region')).not.toBeInTheDocument();
});

it('tells the dashboard which one is chosen, if it has the variable', async () => {
  const partial = jest.spyOn(locationService, 'partial').mockImplementation(() => undefined);
  const panel = props([...historyFrames(), ...partsFrames(historyRow(3))]);
  const { rerender } = render(
    <CheckpointsPanel {...panel} replaceVariables={(text) => text.replace('${checkpoint:raw}', 'slowest')} />
  );
  await userEvent.click(screen.getByRole('button', { name: /1 × expired/ }));
  expect(partial).toHaveBeenCalledWith({ 'var-checkpoint': '2' }, true);
  partial.mockClear();
  rerender(<CheckpointsPanel {...panel} replaceVariables={(text) => text} />);
  await userEvent.click(screen.getByRole('button', { name: /1 × expired/ }));
  expect(partial).not.toHaveBeenCalled();
});

it('opens what the query brings, and shows names as text', async () => {
  const { container } = render(<CheckpointsPanel {...props([...historyFrames(), ...partsFrames(historyRow(3))])} />);
  const opened = screen.getByRole('region', { name: 'Checkpoint 3' });
  expect(within(opened).getByText('Healthy.')).toBeInTheDocument();
  const grid = screen.getByRole('treegrid');
  expect(within(grid).getAllByRole('row')).toHaveLength(3);
  const vertex = screen.getByRole('button', { name: /Join <i>/ });
  expect(vertex).toHaveAttribute('aria-expanded', 'true');
  await userEvent.click(vertex);
  expect(within(grid).getAllByRole('row')).toHaveLength(1);
  expect(container.querySelector('i, b')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('region')).not.toBeInTheDocument();
});

it('shows a few of many subtasks, then all', async () => {
  render(<CheckpointsPanel {...props([...historyFrames(), ...partsFrames(historyRow(3), 5)])} />);
  await userEvent.click(screen.getByRole('button', { name: 'Show 2 more subtasks' }));
  expect(screen.getAllByRole('row')).toHaveLength(6);
});

it('compares two: the first stays although the query follows', async () => {
  const first = props([...historyFrames(), ...partsFrames(historyRow(3))]);
  const { rerender } = render(<CheckpointsPanel {...first} />);
  await userEvent.click(screen.getByRole('button', { name: 'Compare' }));
  rerender(<CheckpointsPanel {...props([...historyFrames(), ...partsFrames(historyRow(1), 1)])} />);
  expect(screen.getByRole('button', { name: 'Against 3' })).toBeInTheDocument();
  expect(screen.getAllByText('±0').length).toBeGreaterThan(0);
  await userEvent.click(screen.getByRole('button', { name: 'Against 3' }));
  expect(screen.queryByText('±0')).not.toBeInTheDocument();
});

it('says what to do', async () => {
  const late = subtaskRow('join', 0, { acknowledged: null, duration: null, startDelay: null, async: null });
  const parts = [
    checkpointSubtasks.frame([late]),
    checkpointVertices.frame([vertexRow([late])]),
    checkpoints.frame([history[1]!]),
  ];
  render(<CheckpointsPanel {...props([...historyFrames(), ...parts.map((frame) => ({ ...frame, refId: 'B' }))])} />);
  const button = screen.getByRole('button', { name: /^What to do/ });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  await userEvent.click(button);
  expect(within(screen.getByRole('list', { name: 'What to do' })).getAllByRole('listitem').length).toBeGreaterThan(2);
});

it('names a pause that is too long, in the picture', () => {
  const rows = [historyRow(1, { triggered: 1_000, completed: 2_000 })];
  render(<CheckpointsPanel {...props(historyFrames(rows), { fit: false })} />);
  expect(drawn.texts.map((text) => text.replace(/\u00a0/g, ' '))).toEqual(
    expect.arrayContaining(['no completed checkpoint for 33 s', 'interval 10 s'])
  );
});

it('hears the crosshair of other panels, and leaves the bus when it goes', () => {
  const eventBus = new EventBusSrv();
  const listen = jest.spyOn(eventBus, 'getStream');
  const { unmount } = render(<CheckpointsPanel {...props(historyFrames())} eventBus={eventBus} />);
  expect(listen).toHaveBeenCalledWith(DataHoverEvent);
  const lines = drawn.rectangles;
  act(() => eventBus.publish(new DataHoverEvent({ point: { time: 20_000 } })));
  unmount();
  act(() => eventBus.publish(new DataHoverEvent({ point: { time: 30_000 } })));
  // The picture itself is not drawn again for it.
  expect(drawn.rectangles).toBe(lines);
});

describe('says in one sentence', () => {
  const said = (series: DataFrame[], parts: Partial<PanelData> = {}) => {
    render(<CheckpointsPanel {...panelProps<Options>(defaults, dataOf(series, parts))} />);
    return screen.getByRole('status').textContent;
  };
  it('that checkpointing is off', () => {
    expect(said([checkpoints.frame([], checkpointingOffMeta)])).toMatch(/^This job takes no checkpoints/);
  });
  it('that there is none yet', () => {
    expect(said([checkpoints.frame([]), latestCheckpoints.frame([latestRow()])])).toBe(
      'This job has taken no checkpoint yet.'
    );
  });
  it('why the query failed', () => {
    expect(said([], { errors: [{ message: 'Grafana may not read this job. <b>' }] })).toBe(
      'Grafana may not read this job. <b>'
    );
  });
  it('that the values are old', () => {
    const [first, ...others] = historyFrames();
    const notices = [{ severity: 'warning' as const, text: 'Flink does not answer: these are the values of 14:00.' }];
    expect(said([{ ...first!, meta: { notices } }, ...others])).toContain('these are the values of 14:00');
  });
});

it('is compact where it is told to be', () => {
  render(<CheckpointsPanel {...props([...historyFrames(), ...partsFrames(historyRow(3))], { mode: 'compact' })} />);
  expect(list()).toBeInTheDocument();
  expect(screen.queryByRole('region')).not.toBeInTheDocument();
  expect(screen.queryByText(/success/)).not.toBeInTheDocument();
});

it('takes a choice that this version does not know as by default', () => {
  const saved = Object.assign({}, defaults, { mode: 'round', colourBy: 'mood' });
  render(<CheckpointsPanel {...props(historyFrames())} options={saved} />);
  expect(list()).toBeInTheDocument();
  expect(screen.getByText(/success/)).toBeInTheDocument();
});

describe('the vertex to blame', () => {
  const slow = historyRow(3, { duration: 9_000 });
  const blamed = () => {
    const subtasks = [subtaskRow('join', 0, { vertex: 'Join', duration: 9_000, startDelay: 8_000, async: 10 })];
    return [
      checkpointSubtasks.frame(subtasks),
      checkpointVertices.frame([vertexRow(subtasks)]),
      checkpoints.frame([slow]),
    ].map((frame) => ({ ...frame, refId: 'B' }));
  };

  it('is shown in the graph where the dashboard has a variable for it', async () => {
    const partial = jest.spyOn(locationService, 'partial').mockImplementation(() => undefined);
    const given = props([...historyFrames([slow]), ...blamed()]);
    render(<CheckpointsPanel {...given} replaceVariables={(text) => text.replace('${vertex:raw}', '')} />);
    await userEvent.click(screen.getByRole('button', { name: 'Show in graph' }));
    expect(partial).toHaveBeenCalledWith({ 'var-vertex': 'join' }, true);
  });

  it('is linked where there is none, as the data source says', () => {
    const link = { title: 'Vertex dashboard', href: '/d/vertex?var-vertex=join', target: '_self' as const };
    const parts = blamed().map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) =>
        field.name === 'vertex id' ? { ...field, getLinks: () => [{ ...link, origin: field }] } : field
      ),
    }));
    render(<CheckpointsPanel {...props([...historyFrames([slow]), ...parts])} />);
    expect(screen.getByRole('link', { name: 'Vertex dashboard' })).toHaveAttribute('href', link.href);
    expect(screen.queryByRole('button', { name: 'Show in graph' })).not.toBeInTheDocument();
  });

  it('is not offered without a way to it', () => {
    render(<CheckpointsPanel {...props([...historyFrames([slow]), ...blamed()])} />);
    expect(screen.getByText(/of the time is start delay/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show in graph' })).not.toBeInTheDocument();
  });
});

it('says that an acknowledgement came after the failure', () => {
  const late = subtaskRow('join', 0, { duration: 12_000, startDelay: 12_000, async: 0 });
  const failed = failedRow(2, 'Checkpoint expired before completing.');
  const parts = [
    checkpointSubtasks.frame([late]),
    checkpointVertices.frame([vertexRow([late])]),
    checkpoints.frame([{ ...failed, duration: 10_000 }]),
  ];
  render(<CheckpointsPanel {...props([...historyFrames(), ...parts.map((frame) => ({ ...frame, refId: 'B' }))])} />);
  expect(screen.getAllByText('too late').length).toBeGreaterThan(0);
});

it('says that a job has ended, and that nothing will come', () => {
  const frames = [checkpoints.frame(history), latestCheckpoints.frame([latestRow({ jobState: 'FINISHED' })])];
  render(<CheckpointsPanel {...props(frames)} />);
  expect(screen.getByText(/^The job has ended \(FINISHED\)/)).toBeInTheDocument();
  expect(screen.queryByText(/ago$/)).not.toBeInTheDocument();
});

describe('phases', () => {
  it.each([
    [
      ['startDelay', 'alignment', 'sync', 'async'],
      ['start delay', 'alignment', 'sync', 'async'],
    ],
    [['sync'], ['sync']],
  ] as const)('of the option %j are in the legend', (phases, named) => {
    const phased = historyRow(1, { startDelay: 10, alignment: 10, sync: 10, async: 10 });
    render(<CheckpointsPanel {...props(historyFrames([phased]), { phases })} />);
    const all = ['start delay', 'alignment', 'sync', 'async'];
    expect(all.filter((name) => screen.queryByText(name) !== null)).toEqual(named);
  });
});
