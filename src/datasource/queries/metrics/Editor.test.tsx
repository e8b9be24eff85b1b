import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import { useState } from 'react';
import { flinkClient } from '../../../flink/client';
import { fakeTransport } from '../../../testing/fakeTransport';
import { Editor } from './Editor';
import { defaults, type MetricsQuery } from './query';

const transport = fakeTransport({ '/jobmanager/metrics': [{ id: 'taskSlotsTotal' }, { id: 'taskSlotsAvailable' }] });

/** Renders the editor, which gets back what it changed, and tells what the query is now. */
function renderEditor(saved: Partial<MetricsQuery>) {
  let last: MetricsQuery = { ...defaults, ...saved };
  const live = {
    flink: flinkClient(transport),
    jobId: () => Promise.resolve('1'.repeat(32)),
    replace: (text: string) => text,
  };
  function Host() {
    const [query, setQuery] = useState(last);
    const change = (next: MetricsQuery) => {
      last = next;
      setQuery(next);
    };
    return <Editor query={query} onChange={change} live={live} variables={['$metric']} />;
  }
  render(<Host />);
  return { now: () => last, user: userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never }) };
}

const labels = ['Job', 'Vertex', 'Operator', 'Subtasks', 'TaskManager', 'Metrics', 'Together as', 'Value', 'As'];
const field = (label: string) => screen.getByLabelText(label);
const shown = () => labels.filter((label) => screen.queryByLabelText(label) !== null);

it.each<[MetricsQuery['scope'], string[]]>([
  ['jobmanager', []],
  ['taskmanager', ['TaskManager']],
  ['taskmanagers', ['Together as']],
  ['job', ['Job']],
  ['vertex', ['Job', 'Vertex', 'Together as']],
  ['subtask', ['Job', 'Vertex', 'Subtasks', 'Together as']],
  ['operator', ['Job', 'Vertex', 'Operator', 'Subtasks', 'Together as']],
])('of %s has only the fields that it needs', (scope, fields) => {
  renderEditor({ scope });
  const always = ['Metrics', 'Value', 'As'];
  expect(shown()).toEqual(labels.filter((label) => fields.includes(label) || always.includes(label)));
});

it('shows something for a saved scope that is none', () => {
  renderEditor(JSON.parse('{"scope":"universe"}') as Partial<MetricsQuery>);
  expect(field('Metrics of')).toHaveValue('Vertex, all its subtasks');
});

/** Grafana's picker waits a little before it searches, and draws its list only where there is room, which a test has not. */
const searched = () => act(() => new Promise((resolve) => setTimeout(resolve, 500)));

it('takes several metrics: live ones, and typed ones', async () => {
  const { now, user } = renderEditor({ scope: 'jobmanager', metrics: ['own'] });
  expect(screen.getByText('own')).toBeVisible();
  await user.click(field('Metrics'));
  await user.paste('total');
  await searched();
  // What was typed comes first, then what was found.
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(now().metrics).toEqual(['own', 'taskSlotsTotal']);
  await user.clear(field('Metrics'));
  await user.paste('$metric');
  await searched();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(now().metrics).toEqual(['own', 'taskSlotsTotal', '$metric']);
  expect(transport.requests).toEqual(['/jobmanager/metrics']);
}, 20_000);

it('takes a list of subtasks when the field is left, once', () => {
  const { now } = renderEditor({ scope: 'subtask' });
  const before = now();
  fireEvent.blur(field('Subtasks'));
  expect(now()).toBe(before);
  fireEvent.change(field('Subtasks'), { target: { value: ' 0,2-4 ' } });
  expect(now()).toBe(before);
  fireEvent.blur(field('Subtasks'));
  expect(now().subtask).toBe('0,2-4');
});
