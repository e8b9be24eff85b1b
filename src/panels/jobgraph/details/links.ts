import { type DataFrame } from '@grafana/data';
import { graphVertices } from '../../../frames/jobGraph';
import { fieldOf, type Way, waysFrom } from '../../shared/ways';
import { type FigureColumn } from '../figures';

/** Links of a vertex: those of its title first, as overrides put them there. */
export const vertexWays = (frames: readonly DataFrame[], id: string): Way[] =>
  waysFrom(frames, (frame, row) => fieldOf(frame, 'id')?.values[row] === id, ['title', 'id'], 'title');

/** Links of one of a vertex's numbers, as overrides put them there. */
export const columnWays = (frames: readonly DataFrame[], id: string, column: FigureColumn): Way[] =>
  waysFrom(
    frames,
    (frame, row) => fieldOf(frame, 'id')?.values[row] === id,
    [graphVertices.cells[column].name],
    'title'
  );

const flameGraph = /[?&]viewPanel=panel-14(&|$)/;

/** The one of a vertex's links that leads to its flame graph. */
export const flameGraphWay = (ways: readonly Way[]): Way | null =>
  ways.find(({ href }) => flameGraph.test(href)) ?? null;
