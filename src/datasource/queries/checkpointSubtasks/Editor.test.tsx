import { render, screen } from '@testing-library/react';
import { flinkClient } from '../../../flink/client';
import { fakeTransport } from '../../../testing/fakeTransport';
import { hexId } from '../../../testing/jobs';
import { optionsOf } from '../../fields/LiveField';
import { type Live } from '../queryType';
import { checkpointOptions, Editor } from './Editor';
import { type CheckpointSubtasksQuery } from './run';

const job = hexId('job');
const entry = { status: 'FAILED', num_subtasks: 1, num_acknowledged_subtasks: 0, checkpoint_type: 'SAVEPOINT' };
const live: Live = {
  flink: flinkClient(
    fakeTransport({
      '/jobs/overview': { jobs: [] },
      [`/jobs/${job}/checkpoints`]: { history: [{ ...entry, id: 12, trigger_timestamp: 1_700_000_000_000 }] },
    })
  ),
  jobId: () => Promise.resolve(job),
  replace: (text) => text,
};

test('offers the checkpoints that Flink lists', async () => {
  const [option, ...more] = await checkpointOptions(live, '');
  expect(more).toEqual([]);
  expect(option?.value).toBe('12');
  expect(option?.description).toMatch(/^FAILED · SAVEPOINT · 2023-11-1/);
});

test('shows a choice by its name, and an id or a variable as it is', () => {
  const query: CheckpointSubtasksQuery = { job: '', checkpoint: 'slowest', vertex: '', show: 'vertices' };
  const editor = (checkpoint: string) => (
    <Editor query={{ ...query, checkpoint }} onChange={() => undefined} live={live} variables={[]} />
  );
  const { rerender } = render(editor('slowest'));
  const field = () => screen.getByRole('combobox', { name: 'Checkpoint' });
  expect(field()).toHaveValue('Slowest of those that Flink lists');
  rerender(editor('$checkpoint'));
  expect(field()).toHaveValue('$checkpoint');
});

test('fixed choices are searched with the others', async () => {
  const props = {
    label: '',
    help: '',
    placeholder: '',
    value: '',
    onChange: () => undefined,
    variables: ['$late'],
    load: () => Promise.reject(new Error('down')),
    fixed: [{ value: 'latest', label: 'Last one' }, { value: 'newest' }],
  };
  expect((await optionsOf(props, '')).map(({ value }) => value)).toEqual(['latest', 'newest', '$late']);
  expect((await optionsOf(props, 'LAT')).map(({ value }) => value)).toEqual(['latest', '$late']);
});
