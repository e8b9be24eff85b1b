import {
  createDataFrame,
  DataHoverEvent,
  dateTime,
  EventBusSrv,
  type Field,
  LoadingState,
  type PanelData,
  FieldType,
} from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { jobGraphFrames } from '../../frames/jobGraph';
import { latency, type LatencyRow } from '../../frames/latency';
import { type LatencySeries, latencySeriesFrames } from '../../frames/latencySeries';
import { graphOf, subtaskRow } from '../../testing/jobGraphs';
import { latencyRow } from '../../testing/latencyLines';
import { panelProps } from '../../testing/panelProps';
import { LatencyPanel } from './LatencyPanel';
import { defaults, type Options } from './options';

// jsdom has no canvas; what is drawn on it is looked at in a browser.
jest.mock('./draw', () => ({ ...jest.requireActual<object>('./draw'), drawPlot: jest.fn() }));

const from = Date.UTC(2026, 2, 1, 2, 0, 0);
const to = from + 600_000;
const steps = Array.from({ length: 60 }, (_, index) => from + index * 10_000);

const series = (
  operatorId: string,
  valueAt: (step: number) => number,
  over: Partial<LatencySeries> = {}
): LatencySeries => ({
  operator: `${operatorId}[1]`,
  operatorId,
  source: 'Source: orders[1]',
  sourceId: 'src',
  vertex: operatorId,
  vertexId: `v-${operatorId}`,
  statistic: 'p99',
  subtask: null,
  points: steps.map((time, step) => ({ time, value: valueAt(step) })),
  ...over,
});

const lines = [
  series('Enrich', () => 6),
  series('IntervalJoin', (step) => (step < 30 ? 40 : 5_200)),
  series('sink', (step) => (step < 30 ? 41 : 5_210)),
];
const table: LatencyRow[] = [
  latencyRow('Enrich', 6, { operator: 'Enrich[1]', order: 1, upstream: 'src' }),
  ...[0, 1, 2].map((subtask) =>
    latencyRow('IntervalJoin', subtask === 2 ? 5_200 : 90, {
      operator: 'IntervalJoin[1]',
      subtask,
      order: 2,
      upstream: 'Enrich',
    })
  ),
  latencyRow('sink', 5_210, { operator: 'sink[1]', order: 3, upstream: 'IntervalJoin' }),
].map((row) => ({ ...row, source: 'Source: orders[1]', measured: to - 10_000 }));

const origin: Field = { name: 'vertex', type: FieldType.string, config: {}, values: [] };
const linkTo =
  (href: (row: number) => string): Field['getLinks'] =>
  ({ valueRowIndex = 0 }) => [{ title: 'Vertex dashboard', href: href(valueRowIndex), target: '_self', origin }];

const dataOf = (over: Partial<PanelData> = {}): PanelData => ({
  state: LoadingState.Done,
  series: [latency.frame(table), ...latencySeriesFrames(lines)],
  timeRange: { from: dateTime(from), to: dateTime(to), raw: { from: 'now-10m', to: 'now' } },
  ...over,
});

const show = (
  options: Partial<Options> = {},
  data = dataOf(),
  props: Partial<ReturnType<typeof panelProps<Options>>> = {}
) => render(<LatencyPanel {...panelProps({ ...defaults, ...options }, data)} {...props} />);

it('says where latency is added, since when, and what markers measure', () => {
  show();
  const banner = screen.getAllByRole('status').find((one) => one.textContent?.includes('IntervalJoin'));
  expect(banner).toHaveTextContent(
    'Latency is added before IntervalJoin: +5.2 s since 02:05:00, >99 % of the longest way.'
  );
  expect(banner).toHaveTextContent('they show waiting');
});

it('takes a choice that this version does not know as by default', () => {
  show(Object.assign({}, defaults, { view: 'globe', rows: 'all', combine: 'p50', scale: 'root', colours: 'pink' }));
  expect(screen.getByRole('radio', { name: 'Over time' })).toBeChecked();
  expect(screen.getByRole('button', { name: /^IntervalJoin from orders, now 5.2.s/ })).toBeInTheDocument();
});

it('names its rows in the direction of the records, each with its figures', () => {
  show({ objective: 50 });
  const rows = screen
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label')?.replace(/\u00a0/g, ' '))
    .filter((label) => label?.includes('from orders'));
  expect(rows).toEqual([
    'Enrich from orders, now 6 ms, adds 6 ms, within the objective 100 % of the time',
    'IntervalJoin from orders, now 5.2 s, adds 5.2 s, within the objective 50 % of the time',
    'sink from orders, now 5.2 s, adds 10 ms, within the objective 50 % of the time',
  ]);
});

it('has the picture over time with the first answer, while each line is a single value', () => {
  const first = lines.map((line) => ({ ...line, points: line.points.slice(-1) }));
  show({}, dataOf({ series: [latency.frame(table), ...latencySeriesFrames(first)] }));
  expect(screen.getByRole('radio', { name: 'Over time' })).toBeChecked();
  const plot = screen.getByRole('application', { name: 'Latency over time, rows: 3' });
  fireEvent.keyDown(plot, { key: 'ArrowRight' });
  expect(screen.getByText(/Enrich from orders, 02:09:50: 6 ms/)).toBeInTheDocument();
});

it('offers nothing over time while no line has a value', () => {
  const none = lines.map((line) => ({ ...line, points: [] }));
  show({}, dataOf({ series: [latency.frame(table), ...latencySeriesFrames(none)] }));
  expect(screen.queryByRole('radio', { name: 'Over time' })).not.toBeInTheDocument();
  expect(screen.getByRole('radio', { name: 'Matrix' })).toBeChecked();
});

it('opens the subtasks of an operator and goes back', async () => {
  show();
  await userEvent.click(screen.getByRole('button', { name: /^IntervalJoin from orders/ }));
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'subtask 2from orders5.2 s57.8× the median',
    'subtask 0from orders90 ms',
    'subtask 1from orders90 ms',
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Back to all operators' }));
  expect(screen.getByRole('application', { name: 'Latency over time, rows: 3' })).toBeInTheDocument();
});

it('leads to the vertex: by a variable of the dashboard, else by the link of the table', async () => {
  const tell = jest.spyOn(locationService, 'partial').mockImplementation(() => undefined);
  const shown = show({ selectionVariable: 'vertex' });
  await userEvent.click(screen.getByRole('button', { name: 'Show in graph' }));
  expect(tell.mock.calls).toEqual([[{ 'var-vertex': 'v-IntervalJoin' }, true]]);
  expect(screen.getByRole('application', { name: 'Latency over time, rows: 3' })).toBeInTheDocument();
  shown.unmount();
  const linked = latency.frame(table.map((row) => ({ ...row, vertexId: `v-${row.operatorId}` })));
  const fields = linked.fields.map((field) =>
    field.name === 'vertex id' ? { ...field, getLinks: linkTo((row) => `/d/vertex?${row}`) } : field
  );
  show({}, dataOf({ series: [{ ...linked, fields }, ...latencySeriesFrames(lines)] }));
  expect(screen.getByRole('link', { name: 'Vertex dashboard' })).toHaveAttribute('href', '/d/vertex?1');
});

it('draws single subtasks over time where the query brings them, marks the hot one and says where it runs', async () => {
  const ofSubtasks = [0, 1, 2, 3].map((subtask) =>
    series('IntervalJoin', () => (subtask === 2 ? 900 : 90), { subtask, vertexId: 'v-IntervalJoin' })
  );
  const graph = graphOf('v-IntervalJoin>sink', {
    subtasks: [subtaskRow('v-IntervalJoin', 2, { taskManager: 'tm-7' })],
  });
  show({ view: 'subtasks' }, dataOf({ series: [...latencySeriesFrames(ofSubtasks), ...jobGraphFrames(graph)] }));
  expect(screen.getByRole('application', { name: 'Latency over time, rows: 4' })).toBeInTheDocument();
  const hot = screen.getByRole('button', { name: /10.0× the median/ });
  expect(hot).toHaveTextContent('subtask 2');
  expect(screen.getByText(/Subtask 2 of IntervalJoin stands out: 900 ms, 10.0× the median/)).toBeInTheDocument();
  expect(screen.getByText('TaskManager tm-7')).toBeInTheDocument();
});

it('says which objectives hold, and which hold for nothing', () => {
  show({ objective: 50, objectives: 'Enrich = 20, bogus, typo = 3 s' });
  expect(screen.getByText('worst subtask · objective: 50 ms, Enrich 20 ms, typo 3 s')).toBeInTheDocument();
  expect(screen.getByText(/“bogus” is no objective.*No operator has a name with “typo”/)).toBeInTheDocument();
});

it('does not claim to show the worst subtask where a query has brought subtasks together in its own way', () => {
  const averaged = createDataFrame({
    fields: [
      { name: 'Time', values: steps },
      { name: 'Value', values: steps.map(() => 9), labels: { operator_id: 'a', source_id: 'src' } },
    ],
  });
  show({}, dataOf({ series: [averaged] }));
  expect(screen.getByText('Latency of markers, as queried')).toBeInTheDocument();
  expect(screen.queryByText(/worst subtask/)).not.toBeInTheDocument();
});

it('has a matrix of sources and operators', async () => {
  show({ objective: 50 });
  await userEvent.click(screen.getByRole('radio', { name: 'Matrix' }));
  const join = screen.getByRole('row', { name: /^IntervalJoin/ });
  expect(within(join).getByRole('button')).toHaveTextContent('▲ 5.2 s+5.2 s');
  expect(screen.getByRole('columnheader', { name: 'from orders' })).toBeInTheDocument();
});

it('walks the cells by keyboard and says each', () => {
  show({ objective: 50 });
  const plot = screen.getByRole('application');
  fireEvent.keyDown(plot, { key: 'ArrowRight' });
  fireEvent.keyDown(plot, { key: 'ArrowDown' });
  expect(
    screen.getByText(/IntervalJoin from orders, 02:09:50: 5.2 s, over the objective of 50 ms/)
  ).toBeInTheDocument();
  fireEvent.keyDown(plot, { key: 'Escape' });
  expect(screen.queryByText(/over the objective of 50 ms/)).not.toBeInTheDocument();
});

it('shares its cursor with other panels, and shows theirs', () => {
  const eventBus = new EventBusSrv();
  const said: unknown[] = [];
  eventBus.getStream(DataHoverEvent).subscribe(({ payload }) => said.push(payload.point));
  show({}, dataOf(), { eventBus });
  fireEvent.keyDown(screen.getByRole('application'), { key: 'ArrowRight' });
  expect(said).toEqual([{ time: to - 5_000 }]);
  expect(() => act(() => eventBus.publish(new DataHoverEvent({ point: { time: from + 60_000 } })))).not.toThrow();
  expect(() => act(() => eventBus.publish(new DataHoverEvent({ point: {} })))).not.toThrow();
});

it('marks the annotations of the dashboard that are in the range, and says what they are', () => {
  const annotations = [
    createDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: [from + 60_000, to + 60_000] },
        { name: 'text', type: FieldType.string, values: ['Restarted', 'Later'] },
      ],
    }),
  ];
  const data = dataOf({ series: latencySeriesFrames(lines), annotations });
  show({}, data);
  expect(screen.getAllByRole('img', { name: /Restarted/ })).toHaveLength(1);
  expect(screen.queryByRole('img', { name: /Later/ })).not.toBeInTheDocument();
});

it('shows no annotations where they are switched off', () => {
  const annotations = [createDataFrame({ fields: [{ name: 'time', type: FieldType.time, values: [from + 60_000] }] })];
  show({ annotations: false }, dataOf({ series: latencySeriesFrames(lines), annotations }));
  expect(screen.queryAllByRole('img', { name: /02:01:00/ })).toEqual([]);
});

it('says since when a database has values, and not that a step of its query is when they were measured', () => {
  const field = {
    name: 'Value',
    type: FieldType.number,
    labels: { operator_id: 'a', source_id: 's', quantile: '0.99' },
  };
  const times = Array.from({ length: 600 }, (_, index) => from + 420_000 + index * 200);
  const frame = createDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: times },
      { ...field, values: times.map(() => 5) },
    ],
  });
  show({}, dataOf({ series: [frame] }));
  expect(screen.getByText('last 128 markers · since 02:07')).toBeInTheDocument();
});

it('says that values are live, and since when', () => {
  const late = lines.map((line) => ({ ...line, points: line.points.slice(40) }));
  show({}, dataOf({ series: latencySeriesFrames(late) }));
  expect(screen.getByText('last 128 markers · a value every 10 s · live since 02:06')).toBeInTheDocument();
});

it('hatched: no new marker', () => {
  const still = lines.map((line) => ({ ...line, unchanged: steps.map((_, step) => step * 10_000) }));
  show({}, dataOf({ series: [latency.frame(table), ...latencySeriesFrames(still)] }));
  expect(screen.getByText('no new marker (values do not decay)')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /^sink from orders, no new marker, last 5.2 s/ })).toBeInTheDocument();
  expect(screen.queryByText(/Latency is added/)).not.toBeInTheDocument();
  // Nothing has come in from the first value on.
  expect(screen.getByText('No new latency marker since 02:00 in 3 of 3 rows.')).toBeInTheDocument();
});

it.each([
  ['below the title of the panel', 'Latency', 'p99'],
  ['without one', '', 'Latency of markers, p99'],
])('names the statistic %s', (_, title, text) => {
  show({}, dataOf(), { title });
  expect(screen.getByText(text)).toBeInTheDocument();
});

it('the legend has only the marks that a view has', async () => {
  show({ objective: 50 });
  expect(screen.getByText('over the objective')).toBeInTheDocument();
  expect(screen.queryByText('slowest for its source')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('radio', { name: 'Matrix' }));
  expect(screen.getByText('slowest for its source')).toBeInTheDocument();
});

it('the legend says nothing of an objective that all keep', () => {
  show({ objective: 50_000 });
  expect(screen.queryByText('over the objective')).not.toBeInTheDocument();
});

it.each([
  ['a wide panel', 1_400, 500, { axis: true, added: true }],
  ['a narrow one', 420, 500, { axis: true, added: false }],
  ['a low one', 1_400, 110, { axis: false, added: false }],
])('%s shows what there is room for', (_, width, height, { axis, added }) => {
  show({}, dataOf(), { width, height });
  expect(screen.getByRole('application', { name: 'Latency over time, rows: 3' })).toBeInTheDocument();
  expect(screen.queryAllByText(/^02:0\d$/).length > 0).toBe(axis);
  expect(screen.queryByText('added here') !== null).toBe(added);
});

it('shows hostile names as text', () => {
  const name = '<img src=x onerror=alert(1)>{{- source}}';
  const hostile = lines.map((line) => ({ ...line, operator: name, operatorId: `${line.operatorId}x` }));
  const { container } = show({}, dataOf({ series: latencySeriesFrames(hostile) }));
  expect(container.querySelector('img')).toBeNull();
  expect(screen.getAllByText(name).length).toBeGreaterThan(0);
});

it('draws lines that are no markers, without what only markers have', () => {
  const frame = createDataFrame({
    fields: [
      { name: 'Time', values: steps },
      { name: 'watermark lag', values: steps.map(() => 900), config: { displayName: 'Lag of Join' } },
    ],
  });
  show({}, dataOf({ series: [frame] }));
  expect(screen.getByRole('button', { name: 'Lag of Join, now 900 ms' })).toBeInTheDocument();
  expect(screen.queryByText(/markers/)).not.toBeInTheDocument();
});

it.each([
  [
    'markers are off',
    {
      series: [
        latency.frame([], {
          notices: [{ severity: 'info' as const, text: 'Latency markers of this job are off. <b>' }],
        }),
      ],
    },
    /markers of this job are off. <b>/,
  ],
  ['the query failed', { series: [], errors: [{ message: 'Flink does not answer.' }] }, /Flink does not answer/],
  ['nothing was asked', { series: [] }, /Over time and now/],
])('%s: one sentence', (_, data, text) => {
  show({}, dataOf(data));
  expect(screen.getByText(text)).toBeInTheDocument();
});
