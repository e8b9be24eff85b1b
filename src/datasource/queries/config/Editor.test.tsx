import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeTransport } from '../../../testing/fakeTransport';
import { testDataSource } from '../../../testing/datasource';
import { Editor } from './Editor';

const { live } = testDataSource(fakeTransport({ '/jobs/overview': { jobs: [] } }));

it.each([
  ['job', true],
  ['cluster', false],
])('of %s: asks for a job: %p', (of, asks) => {
  render(<Editor query={{ of, job: '' }} onChange={() => undefined} live={live} variables={[]} />);
  expect(screen.queryByRole('combobox', { name: 'Job' }) !== null).toBe(asks);
});

it('keeps the job when it changes to the cluster', async () => {
  const onChange = jest.fn();
  render(<Editor query={{ of: 'job', job: '$job' }} onChange={onChange} live={live} variables={['$job']} />);
  await userEvent.type(screen.getByRole('combobox', { name: 'Of' }), 'cluster');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(onChange).toHaveBeenLastCalledWith({ of: 'cluster', job: '$job' });
});
