import { createTheme } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import { jobGraphFrames } from '../../frames/jobGraph';
import { edgeRow, graphOf, subtaskRow, vertexRow } from '../../testing/jobGraphs';
import { figuresOf } from './figures';
import { Legend } from './Legend';
import { defaultOptions, type Options } from './options';
import { words } from './words';

const graph = graphOf('a>b b>c', {
  vertices: [
    vertexRow('a', { watermarkLag: 2_000, state: 'RUNNING' }),
    vertexRow('b', { watermarkLag: 14_000, state: 'FAILED' }),
    vertexRow('c', { watermarkLag: null }),
  ],
  edges: [edgeRow('a', 'b', { shipStrategy: 'FORWARD' }), edgeRow('b', 'c', { shipStrategy: 'BROADCAST' })],
  subtasks: [subtaskRow('a', 0)],
});

function show(options: Partial<Options> = {}, marked = false) {
  const figures = figuresOf(jobGraphFrames(graph), createTheme(), { skewFactor: 2, watermarkLag: 60_000 });
  return render(
    <Legend
      graph={graph}
      options={{ ...defaultOptions, ...options }}
      figures={figures}
      marked={marked}
      age
      words={words()}
    />
  );
}

it('explains pressure, the kinds of connections there are, and no others', () => {
  show();
  for (const text of ['backpressured', 'busy', 'idle', 'not known', 'max over subtasks', 'forward', 'broadcast']) {
    expect(screen.getByText(text)).toBeInTheDocument();
  }
  expect(screen.queryByText('redistributed')).not.toBeInTheDocument();
  expect(screen.queryByText('bottleneck')).not.toBeInTheDocument();
});

it('explains the outline of a bottleneck where there is one', () => {
  show({}, true);
  expect(screen.getByText('bottleneck')).toBeInTheDocument();
});

it('explains the subtasks only where they are shown', () => {
  const { unmount } = show();
  expect(screen.getByText('subtasks, hottest marked')).toBeInTheDocument();
  unmount();
  show({ heatStrip: false });
  expect(screen.queryByText('subtasks, hottest marked')).not.toBeInTheDocument();
});

it('shows the scale of a number with its ends, as cards write them', () => {
  show({ colourBy: 'watermark' });
  expect(screen.getByText('Watermark lag')).toBeInTheDocument();
  expect(screen.getByText('0 ms')).toBeInTheDocument();
  expect(screen.getByText('1 min')).toBeInTheDocument();
});

it('names the states there are', () => {
  show({ colourBy: 'state' });
  expect(screen.getByText('RUNNING')).toBeInTheDocument();
  expect(screen.getByText('FAILED')).toBeInTheDocument();
});

it('says what the shares are taken over', () => {
  show({ over: 'mean' });
  expect(screen.getByText('mean over subtasks')).toBeInTheDocument();
});
