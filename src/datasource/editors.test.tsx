import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { fakeTransport } from '../testing/fakeTransport';
import { testDataSource, type SavedQuery } from '../testing/datasource';
import { hexId } from '../testing/jobs';
import { jobOptions } from './fields/JobField';
import { optionsOf } from './fields/LiveField';
import { BudgetField } from './fields/BudgetField';
import { type FlinkQuery } from './queries/registry';
import { QueryEditor } from './QueryEditor';
import { type FlinkVariableQuery, VariableEditor } from './VariableEditor';

const transport = fakeTransport({ '/jobs/overview': { jobs: [] } });

/** Renders an editor that gets back what it changed, as Grafana does, and tells what was saved last. */
function renderEditor(Editor: typeof QueryEditor | typeof VariableEditor, saved: SavedQuery) {
  const changes: SavedQuery[] = [];
  const datasource = testDataSource(transport, { variables: { job: 'x' } });
  function Host() {
    const [query, setQuery] = useState(saved);
    const keep = (next: FlinkQuery) => {
      changes.push({ ...next });
      setQuery({ ...next });
    };
    return (
      <Editor
        datasource={datasource}
        query={query as SavedQuery & FlinkVariableQuery}
        onChange={keep}
        onRunQuery={() => undefined}
      />
    );
  }
  render(<Host />);
  return { last: () => changes.at(-1), user: userEvent.setup() };
}

describe('the query editor', () => {
  it('shows the type and the fields of that type only', () => {
    renderEditor(QueryEditor, { refId: 'A', queryType: 'jobs' });
    expect(screen.getByRole('combobox', { name: 'Show' })).toHaveValue('Jobs');
    expect(screen.queryByRole('combobox', { name: 'Job' })).toBeNull();
  });

  it('changes the type and brings its defaults, keeping Grafana’s own fields', async () => {
    const { last, user } = renderEditor(QueryEditor, { refId: 'B', queryType: 'jobs', hide: true });
    await user.click(screen.getByRole('combobox', { name: 'Show' }));
    await user.keyboard('Job graph{ArrowDown}{Enter}');
    expect(last()).toEqual({
      refId: 'B',
      queryType: 'jobGraph',
      job: '',
      past: false,
      hide: true,
      key: undefined,
      datasource: undefined,
    });
    expect(screen.getByRole('combobox', { name: 'Job' })).toBeVisible();
  });

  it('starts with the job graph for a query of another time or data source', () => {
    renderEditor(QueryEditor, { refId: 'A', expr: 'up' });
    expect(screen.getByRole('combobox', { name: 'Show' })).toHaveValue('Job graph');
  });

  it('takes a job that is typed by hand', async () => {
    const { last, user } = renderEditor(QueryEditor, { refId: 'A', queryType: 'jobGraph', job: '' });
    await user.type(screen.getByRole('combobox', { name: 'Job' }), '$job');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(last()?.job).toBe('$job');
  });
});

describe('the variable editor', () => {
  it('names the columns that are taken by default, and keeps those that are chosen', async () => {
    const { last, user } = renderEditor(VariableEditor, { refId: 'variable', queryType: 'jobs' });
    const value = screen.getByRole('textbox', { name: 'Value column' });
    expect(value).toHaveAttribute('placeholder', 'name');
    await user.type(value, 'id');
    await user.tab();
    expect(last()).toMatchObject({ queryType: 'jobs', valueField: 'id' });
  });
});

describe('the budget field', () => {
  it.each([
    ['2', false],
    ['12', true],
    ['999', false],
  ])('says whether %s requests are possible', (typed, isPossible) => {
    render(<BudgetField budget={Number(typed)} disabled={false} onChange={() => undefined} />);
    expect(screen.queryByText('Choose a number from 3 to 200.') === null).toBe(isPossible);
  });

  it('gives the number, or nothing when it is emptied', async () => {
    const onChange = jest.fn();
    render(<BudgetField budget={12} disabled={false} onChange={onChange} />);
    await userEvent.clear(screen.getByRole('spinbutton'));
    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });
});

describe('the job picker', () => {
  const job = (id: string, name: string, state: string, started: number) => ({
    id: hexId(id),
    name,
    state,
    started,
    type: null,
    scheduler: null,
    ended: null,
    durationMs: null,
    lastChanged: null,
    tasks: new Map<string, number>(),
  });
  const jobs = [
    job('old', 'orders', 'FAILED', 1),
    job('new', 'orders', 'RUNNING', 2),
    job('c', 'clicks', 'FINISHED', 3),
  ];

  it('offers names first, then single runs', () => {
    expect(jobOptions(jobs).map(({ value, description }) => [value, description])).toEqual([
      ['orders', 'RUNNING'],
      ['clicks', 'FINISHED'],
      [hexId('new'), `RUNNING · ${hexId('new')}`],
      [hexId('c'), `FINISHED · ${hexId('c')}`],
      [hexId('old'), `FAILED · ${hexId('old')}`],
    ]);
  });

  it('finds by part of a name, a state or an id, and offers variables also while Flink does not answer', async () => {
    const offered = async (typed: string, load: () => Promise<ReturnType<typeof jobOptions>>) => {
      const field = { label: '', help: '', placeholder: '', value: '', onChange: () => undefined };
      return (await optionsOf({ ...field, load, variables: ['$job'] }, typed)).map(({ value }) => value);
    };
    expect(await offered('CLICK', () => Promise.resolve(jobOptions(jobs)))).toEqual(['clicks', hexId('c')]);
    expect(await offered('failed', () => Promise.resolve(jobOptions(jobs)))).toEqual([hexId('old')]);
    expect(await offered('', () => Promise.reject(new Error('down')))).toEqual(['$job']);
  });
});

describe('the editor of logs', () => {
  const logs = { refId: 'A', queryType: 'logs' };

  it('asks for a TaskManager only where it has one, and for lines only where it shows them', async () => {
    const { last, user } = renderEditor(QueryEditor, logs);
    expect(screen.getByRole('combobox', { name: 'TaskManager' })).toHaveAttribute('placeholder', 'First TaskManager');
    await user.click(screen.getByRole('combobox', { name: 'Content' }));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(last()).toMatchObject({ show: 'files' });
    expect(screen.getByRole('combobox', { name: 'TaskManager' })).toHaveAttribute('placeholder', 'All TaskManagers');
    expect(screen.queryByRole('spinbutton', { name: 'Lines' })).toBeNull();
    await user.click(screen.getByRole('combobox', { name: 'Process' }));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(last()).toMatchObject({ show: 'files', process: 'jobmanager' });
    expect(screen.queryByRole('combobox', { name: 'TaskManager' })).toBeNull();
  });

  it('takes a search over when it is done, not at every letter', async () => {
    const { last, user } = renderEditor(QueryEditor, logs);
    await user.type(screen.getByRole('textbox', { name: 'Search' }), 'by zero');
    expect(last()).toBeUndefined();
    await user.keyboard('{Enter}');
    expect(last()).toMatchObject({ search: 'by zero' });
  });
});
