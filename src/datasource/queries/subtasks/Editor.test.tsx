import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { flinkClient } from '../../../flink/client';
import { fakeTransport } from '../../../testing/fakeTransport';
import { hexId } from '../../../testing/jobs';
import { vertexOptions } from '../../fields/VertexField';
import { Editor } from './Editor';
import { type SubtasksQuery } from './run';

const vertex = { id: hexId('v'), name: 'Window[3] -> Calc[4]', parallelism: 1, status: 'RUNNING' };
const job = { jid: hexId('j'), name: 'j', state: 'RUNNING', now: 1, vertices: [vertex], plan: { nodes: [] } };

function renderEditor(query: SubtasksQuery) {
  const onChange = jest.fn();
  const live = {
    flink: flinkClient(fakeTransport({ [`/jobs/${hexId('j')}`]: job })),
    jobId: () => Promise.resolve(hexId('j')),
    replace: (text: string) => text,
  };
  render(<Editor query={query} onChange={onChange} live={live} variables={['$vertex']} />);
  return onChange;
}

it('offers the vertices of the job by their readable names, and means them by id', () => {
  renderEditor({ job: 'j', vertex: '', show: 'now' });
  expect(screen.getByRole('combobox', { name: 'Vertex' })).toHaveAttribute('placeholder', 'Busiest vertex');
  expect(vertexOptions([vertex])).toEqual([
    { value: hexId('v'), label: 'Window', description: 'Window[3] -> Calc[4]' },
  ]);
});

it('chooses what to show and keeps the rest', async () => {
  const onChange = renderEditor({ job: 'j', vertex: '$vertex', show: 'now' });
  const field = screen.getByRole('combobox', { name: 'Subtasks' });
  expect(field).toHaveValue('Now');
  await userEvent.click(field);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(onChange).toHaveBeenLastCalledWith({ job: 'j', vertex: '$vertex', show: 'timeline' });
});
