import { type DataFrame } from '@grafana/data';
import { fieldOf, type Way, waysFrom } from '../../shared/ways';

/** Links of a vertex: those of its title first, as overrides put them there. */
export const vertexWays = (frames: readonly DataFrame[], id: string): Way[] =>
  waysFrom(frames, (frame, row) => fieldOf(frame, 'id')?.values[row] === id, ['title', 'id'], 'title');

const flameGraph = /[?&]viewPanel=panel-14(&|$)/;

/** The one of a vertex's links that leads to its flame graph. */
export const flameGraphWay = (ways: readonly Way[]): Way | null =>
  ways.find(({ href }) => flameGraph.test(href)) ?? null;
