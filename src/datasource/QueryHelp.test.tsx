import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeTransport } from '../testing/fakeTransport';
import { testDataSource } from '../testing/datasource';
import { complete, type FlinkQuery } from './queries/registry';
import { QueryHelp } from './QueryHelp';

it('asks the question that is clicked, of this data source', async () => {
  const asked: FlinkQuery[] = [];
  const onClickExample = (query: FlinkQuery) => void asked.push(query);
  const datasource = testDataSource(fakeTransport());
  render(
    <QueryHelp
      onClickExample={onClickExample}
      datasource={datasource}
      query={{ refId: 'A', queryType: 'jobs' } as never}
    />
  );
  const questions = screen.getAllByRole('button');
  expect(questions.length).toBeGreaterThan(4);
  for (const question of questions) {
    await userEvent.click(question);
  }
  expect(asked.map(complete)).toEqual(asked);
  expect(asked).toHaveLength(questions.length);
  expect(asked[0]).toMatchObject({ queryType: 'jobGraph', job: '', datasource: { uid: 'flink' } });
});
