import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { fakeTransport } from '../../../testing/fakeTransport';
import { testDataSource } from '../../../testing/datasource';
import { Editor } from './Editor';
import { type EventsQuery } from './run';

const { live } = testDataSource(fakeTransport({ '/jobs/overview': { jobs: [] } }));

function show(query: EventsQuery, variables: readonly string[] = ['$kinds']) {
  const changes: EventsQuery[] = [];
  function Host() {
    const [now, setNow] = useState(query);
    const change = (next: EventsQuery) => {
      changes.push(next);
      setNow(next);
    };
    return <Editor query={now} onChange={change} live={live} variables={variables} />;
  }
  render(<Host />);
  return { last: () => changes.at(-1), user: userEvent.setup() };
}

it('offers all jobs, and calls them so', async () => {
  const { last, user } = show({ job: '', kinds: [] }, []);
  const field = screen.getByRole('combobox', { name: 'Job' });
  await user.click(field);
  await waitFor(async () => {
    await user.keyboard('{ArrowDown}');
    expect(field.getAttribute('aria-activedescendant')).toBeTruthy();
  });
  await user.keyboard('{Enter}');
  expect(last()).toEqual({ job: '*', kinds: [] });
  expect(field).toHaveValue('All jobs');
});

it.each([
  ['Failures', 'failure'],
  ['$kinds', '$kinds'],
])('adds %s to the kinds', async (typed, added) => {
  const { last, user } = show({ job: '', kinds: ['savepoint'] });
  expect(screen.getByText('Savepoints')).toBeVisible();
  await user.type(screen.getByRole('combobox', { name: 'Events' }), typed);
  await user.keyboard('{ArrowDown}{Enter}');
  expect(last()?.kinds).toEqual(['savepoint', added]);
});

it('takes no kind that there is not', async () => {
  const { last, user } = show({ job: '', kinds: [] });
  await user.type(screen.getByRole('combobox', { name: 'Events' }), 'Nonsense');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(last()).toBeUndefined();
});
