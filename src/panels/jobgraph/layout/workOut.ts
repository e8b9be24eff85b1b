import { type Direction } from './flow';
import { arranging, keepLayout } from './layout';
import { type Topology } from './topology';

/** Of the page's time at once, ms: less than half of what is felt. */
const sliceMs = 12;

/**
 * Works out a layout in slices, between which the page answers, and keeps it. Returns what calls the work off.
 *
 * @param done called when `knownLayout` has it
 */
export function workOut(topology: Topology, direction: Direction, key: string, done: () => void): () => void {
  const work = arranging(topology, direction);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slice = () => {
    const until = performance.now() + sliceMs;
    for (let step = work.next(); ; step = work.next()) {
      if (step.done === true) {
        keepLayout(key, direction, step.value);
        done();
        return;
      }
      if (performance.now() >= until) {
        timer = setTimeout(slice);
        return;
      }
    }
  };
  timer = setTimeout(slice);
  return () => clearTimeout(timer);
}
