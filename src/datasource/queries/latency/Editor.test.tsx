import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { flinkClient } from '../../../flink/client';
import { decodeJob } from '../../../flink/job';
import { fakeTransport } from '../../../testing/fakeTransport';
import { decodedAt, standardRecordings } from '../../../testing/recording';
import { type Live } from '../queryType';
import { Editor, sourceOptions } from './Editor';
import { type LatencyQuery } from './query';

describe.each(standardRecordings)('sources that Flink $version offers', ({ recording }) => {
  test('are the first operators of vertices without inputs', () => {
    const jobs = decodedAt(recording, '/jobs/:id', decodeJob).map(({ value }) => value);
    const job = jobs.find(({ name }) => name === 'click-attribution');
    expect(job && sourceOptions(job)).toEqual([
      {
        value: 'cbc357ccb763df2852fee8c4fc7d55f2',
        label: 'Source: orders[1]',
        description: 'Source: orders[1] -> Calc[2] -> WatermarkAssigner[3]',
      },
      {
        value: '6cdc5bb954874d922eaee11a8e7b5dd5',
        label: 'Source: clicks[5]',
        description: 'Source: clicks[5] -> Calc[6] -> WatermarkAssigner[7]',
      },
    ]);
  });
});

test('each field changes itself only', async () => {
  const flink = flinkClient(fakeTransport({ '/jobs/overview': { jobs: [] } }));
  const live: Live = { flink, jobId: () => Promise.reject(new Error('none')), replace: (text) => text };
  const query: LatencyQuery = { job: 'j', vertex: '', statistic: 'p99', source: '', show: 'now', past: false };
  const changes: LatencyQuery[] = [];
  render(<Editor query={query} onChange={(next) => changes.push(next)} live={live} variables={['$source']} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('combobox', { name: 'Values' }));
  await user.keyboard('{ArrowDown}{Enter}');
  await user.type(screen.getByRole('combobox', { name: 'Source' }), '$source');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(changes).toEqual([
    { ...query, show: 'series' },
    { ...query, source: '$source' },
  ]);
  expect(screen.getByRole('combobox', { name: 'Statistic' })).toHaveValue('p99');
  expect(screen.getByRole('combobox', { name: 'Vertex' })).toHaveAttribute('placeholder', 'All vertices');
  expect(screen.getByRole('combobox', { name: 'Source' })).toHaveAttribute('placeholder', 'All sources');
});

test('its past is there for what is over time', async () => {
  const flink = flinkClient(fakeTransport({ '/jobs/overview': { jobs: [] } }));
  const live: Live = { flink, jobId: () => Promise.reject(new Error('none')), replace: (text) => text };
  const query: LatencyQuery = { job: 'j', vertex: '', statistic: 'p99', source: '', show: 'now', past: false };
  const changes: LatencyQuery[] = [];
  const editor = (show: LatencyQuery['show']) => (
    <Editor query={{ ...query, show }} onChange={(next) => changes.push(next)} live={live} variables={[]} />
  );
  const { rerender } = render(editor('now'));
  expect(screen.queryByRole('switch', { name: 'With its past' })).toBeNull();
  rerender(editor('both'));
  await userEvent.setup().click(screen.getByRole('switch', { name: 'With its past' }));
  expect(changes).toEqual([{ ...query, show: 'both', past: true }]);
});
