import {
  applyFieldOverrides,
  createDataFrame,
  createTheme,
  type DataFrame,
  getDefaultTimeRange,
  LoadingState,
  type PanelData,
} from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { panelProps } from '../../testing/panelProps';
import { CheckpointsPanel } from '../checkpoints/CheckpointsPanel';

const ready = (frames: DataFrame[]) =>
  applyFieldOverrides({
    data: frames,
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: (text) => text,
    theme: createTheme(),
  });

const checkpoints = createDataFrame({
  name: 'checkpoints',
  fields: [
    { name: 'id', values: [41, 42] },
    { name: 'status', values: ['COMPLETED', '<b>FAILED</b>'] },
  ],
});
const counts = createDataFrame({ name: 'counts', fields: [{ name: 'completed', values: [1_234] }] });

const dataOf = (series: DataFrame[], parts: Partial<PanelData> = {}): PanelData => ({
  state: LoadingState.Done,
  series,
  timeRange: getDefaultTimeRange(),
  ...parts,
});

describe.each([['checkpoints', CheckpointsPanel, /The timeline of checkpoints is not built yet/]])(
  'the %s panel',
  (_, Panel, note) => {
    const show = (data: PanelData) => render(<Panel {...panelProps({}, data)} />);

    it('shows the rows of its query and says that it is a table for now', () => {
      show(dataOf(ready([checkpoints])));
      expect(screen.getByText(note)).toBeInTheDocument();
      expect(screen.getByRole('table', { name: 'checkpoints' })).toBeInTheDocument();
      expect(screen.getByText('42')).toBeInTheDocument();
      expect(screen.getByText('<b>FAILED</b>')).toBeInTheDocument();
      expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
    });

    it('says why there are no rows, if the data source does', () => {
      const text = 'Latency markers of this job are off. <b>';
      show(dataOf([{ ...createDataFrame({ fields: [] }), meta: { notices: [{ severity: 'info', text }] } }]));
      expect(screen.getByRole('status')).toHaveTextContent(text);
    });

    it('lets one choose among several frames', async () => {
      show(dataOf(ready([checkpoints, counts])));
      expect(screen.getByText('COMPLETED')).toBeInTheDocument();
      await userEvent.click(screen.getByRole('combobox', { name: 'Table' }));
      await userEvent.keyboard('{ArrowDown}{Enter}');
      expect(screen.getByText('1234')).toBeInTheDocument();
      expect(screen.queryByText('COMPLETED')).not.toBeInTheDocument();
    });

    it('leaves an empty answer to Grafana, and says why a query failed', () => {
      const { rerender } = show(dataOf([createDataFrame({ fields: [] })]));
      expect(screen.queryByText(note)).not.toBeInTheDocument();
      expect(screen.getByText(/Unable to render data/)).toBeInTheDocument();
      rerender(<Panel {...panelProps({}, dataOf([], { errors: [{ message: 'Flink does not answer.' }] }))} />);
      expect(screen.getByRole('status')).toHaveTextContent('Flink does not answer.');
    });
  }
);
