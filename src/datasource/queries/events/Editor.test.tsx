import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { fakeTransport } from '../../../testing/fakeTransport';
import { testDataSource } from '../../../testing/datasource';
import { Editor } from './Editor';
import { type EventsQuery } from './run';

const { live } = testDataSource(fakeTransport({ '/jobs/overview': { jobs: [] } }));

function show(query: EventsQuery) {
  const changes: EventsQuery[] = [];
  function Host() {
    const [now, setNow] = useState(query);
    const change = (next: EventsQuery) => {
      changes.push(next);
      setNow(next);
    };
    return <Editor query={now} onChange={change} live={live} variables={['$kinds']} />;
  }
  render(<Host />);
  return { last: () => changes.at(-1), user: userEvent.setup() };
}

it('offers all jobs, and calls them so', async () => {
  const { last, user } = show({ job: '', kinds: [] });
  await user.click(screen.getByRole('combobox', { name: 'Job' }));
  await user.keyboard('{ArrowDown}{Enter}');
  expect(last()).toEqual({ job: '*', kinds: [] });
  expect(screen.getByRole('combobox', { name: 'Job' })).toHaveValue('All jobs');
});

it('takes several kinds, and variables', async () => {
  const { last, user } = show({ job: '', kinds: ['savepoint'] });
  expect(screen.getByText('Savepoints')).toBeVisible();
  await user.type(screen.getByRole('combobox', { name: 'Events' }), 'Failures');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(last()?.kinds).toEqual(['savepoint', 'failure']);
  await user.type(screen.getByRole('combobox', { name: 'Events' }), '$kinds');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(last()?.kinds).toEqual(['savepoint', 'failure', '$kinds']);
});
