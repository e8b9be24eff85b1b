import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeTransport } from '../../../testing/fakeTransport';
import { testDataSource } from '../../../testing/datasource';
import { Editor } from './Editor';
import { type ExceptionsQuery } from './run';

const { live } = testDataSource(fakeTransport({ '/jobs/overview': { jobs: [] } }));
const query: ExceptionsQuery = { job: 'orders', show: 'table', limit: '' };

it.each([
  ['As', 'Logs', { ...query, show: 'logs' }],
  ['At most', '5', { ...query, limit: '5' }],
])('%s: %s', async (field, typed, expected) => {
  const change = jest.fn();
  render(<Editor query={query} onChange={change} live={live} variables={[]} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('combobox', { name: field }));
  await user.keyboard(`${typed}{ArrowDown}{Enter}`);
  expect(change).toHaveBeenLastCalledWith(expected);
});
