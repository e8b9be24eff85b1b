import { useEffect, useMemo, useState } from 'react';
import { type JobGraph } from '../../frames/jobGraph';
import { knownLayout, type Layout, layoutOf } from './layout/layout';
import { topologyKey, topologyOf } from './layout/topology';

/** Larger graphs take long enough to say so first. */
const shortWork = 200;

/**
 * The layout of a graph; null while a large one is being worked out, which blocks the page for a moment, so that a word about
 * it is on the screen by then.
 */
export function useLayout(graph: JobGraph): Layout | null {
  const topology = useMemo(() => topologyOf(graph), [graph]);
  const key = useMemo(() => topologyKey(topology), [topology]);
  const [, setDone] = useState('');
  const layout = knownLayout(key) ?? (topology.ids.length <= shortWork ? layoutOf(topology, key) : null);
  useEffect(() => {
    if (knownLayout(key) !== undefined) {
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame is painted between the callback and the timer that it starts.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        layoutOf(topology, key);
        setDone(key);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [topology, key]);
  return layout;
}
