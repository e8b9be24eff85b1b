import { useEffect, useMemo, useState } from 'react';
import { type JobGraph } from '../../frames/jobGraph';
import { type Direction } from './layout/flow';
import { knownLayout, type Layout, layoutOf } from './layout/layout';
import { isSameShape, type Shape, topologyKey, topologyOf } from './layout/topology';
import { workOut } from './layout/workOut';

/** Larger graphs are laid out beside the page's other work. */
const shortWork = 120;

/** A graph and where it stands. */
export interface LaidOut {
  graph: JobGraph;
  layout: Layout;
}

/** The same object as long as it has the same shape: a refresh must not work anything out anew. */
function useSteadyShape(graph: Shape): Shape {
  const [kept, keep] = useState(graph);
  if (kept === graph || isSameShape(kept, graph)) {
    return kept;
  }
  keep(graph);
  return graph;
}

/**
 * A graph with its layout. While that of a large one is being worked out: what was shown before, null if there was nothing.
 */
export function useLayout(graph: JobGraph, direction: Direction): LaidOut | null {
  const shape = useSteadyShape(graph);
  const topology = useMemo(() => topologyOf(shape), [shape]);
  const key = useMemo(() => topologyKey(topology), [topology]);
  const [before, setBefore] = useState<LaidOut | null>(null);
  const [, setDone] = useState('');
  const layout =
    knownLayout(key, direction) ?? (topology.ids.length <= shortWork ? layoutOf(topology, direction, key) : null);
  const laidOut = useMemo(() => (layout === null ? null : { graph, layout }), [graph, layout]);
  if (laidOut !== null && laidOut !== before) {
    setBefore(laidOut);
  }
  useEffect(
    () =>
      knownLayout(key, direction) === undefined
        ? workOut(topology, direction, key, () => setDone(`${direction} ${key}`))
        : undefined,
    // The topology is as good as its key: a refresh must not begin the work anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [key, direction]
  );
  return laidOut ?? before;
}
