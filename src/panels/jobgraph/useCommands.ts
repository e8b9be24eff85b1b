import { useCallback, useEffect, useMemo, useRef } from 'react';
import { type JobGraph } from '../../frames/jobGraph';
import { type Camera } from './camera';
import { below } from './collapse/below';
import { type Collapse } from './collapse/useCollapse';
import { card, type Rect } from './layout/geometry';
import { type Layout } from './layout/layout';
import { nextPressed } from './navigate';
import { type Selection } from './useSelection';
import { around } from './view';

/** What can be done to the picture as a whole, by keys, buttons and other parts of the panel. */
export interface Commands {
  /** Selects a vertex and brings it to the middle, out of its stack if it is in one. */
  jump(id: string): void;
  /** Opens a stack, or closes the one that a vertex belongs to. False: there is none. */
  toggleStack(id: string): boolean;
  /** Folds what hangs on a vertex, or unfolds it. False: nothing hangs on it. */
  fold(id: string): boolean;
  /** Shows what is selected and its neighbours. */
  fitSelection(): void;
  /** Goes to the next vertex that is pressed, seen from another one. False: there is none. */
  nextPressed(from: string | null, step: 1 | -1): boolean;
}

interface Parts {
  /** As it is drawn. */
  graph: JobGraph;
  layout: Layout;
  camera: Camera;
  collapse: Collapse;
  selection: Selection;
  /** Puts the keyboard's focus on a vertex as soon as it is drawn. */
  focus(id: string): void;
}

/** Room around a vertex that is jumped to, in cards: its neighbours are in sight. */
const roomAround = 1.5;

function boxOf(layout: Layout, ids: Iterable<string>): Rect | null {
  return around(
    [...ids].flatMap((id) => {
      const place = layout.places.get(id);
      return place === undefined ? [] : [{ ...place, ...card }];
    })
  );
}

const withRoom = ({ x, y, width, height }: Rect): Rect => ({
  x: x - card.width * roomAround,
  y: y - card.height * roomAround,
  width: width + 2 * card.width * roomAround,
  height: height + 2 * card.height * roomAround,
});

export function useCommands({ graph, layout, camera, collapse, selection, focus }: Parts): Commands {
  /** Real vertices that are to be shown once they have a place. */
  const wanted = useRef<readonly string[] | null>(null);
  const arrive = useCallback(() => {
    const ids = wanted.current?.map((id) => collapse.shownAs.get(id) ?? id);
    const box = ids?.every((id) => layout.places.has(id)) === true ? boxOf(layout, ids) : null;
    const [first] = ids ?? [];
    if (box !== null && first !== undefined) {
      wanted.current = null;
      camera.fitTo(ids?.length === 1 ? withRoom(box) : box);
      focus(first);
    }
  }, [collapse, layout, camera, focus]);
  useEffect(arrive, [arrive]);
  const { toggle, fold, uncover, stacks, shownAs, wishes } = collapse;
  const { selected, bright, toggle: select } = selection;
  return useMemo(
    (): Commands => ({
      jump: (id) => {
        wanted.current = [id];
        uncover(id);
        if (selected !== id) {
          select(id);
        }
        // In a stack, it has no place yet.
        if (shownAs.get(id) === id) {
          arrive();
        }
      },
      toggleStack: (id) => {
        const branch = [...stacks.values()].filter(({ group }) => group === stacks.get(id)?.group);
        const members = [id, ...branch.map((stack) => stack.id)].flatMap((each) => stacks.get(each)?.members ?? each);
        const isDone = toggle(id);
        wanted.current = isDone ? members : null;
        return isDone;
      },
      fold: (id) => {
        if (stacks.get(id)?.kind === 'below') {
          return toggle(id);
        }
        const isFolded = wishes.folded.has(id);
        const isPossible = isFolded || below(graph.edges, id).size > 0;
        if (isPossible) {
          fold(id);
        }
        return isPossible;
      },
      fitSelection: () => {
        const box = boxOf(layout, bright ?? []);
        if (box !== null) {
          camera.fitTo(box);
        }
      },
      nextPressed: (from, step) => {
        const next = nextPressed(layout, graph.vertices, from, step);
        const box = next === null ? null : boxOf(layout, [next]);
        if (next !== null && box !== null) {
          camera.fitTo(withRoom(box));
          focus(next);
        }
        return next !== null;
      },
    }),
    [arrive, uncover, selected, select, stacks, shownAs, wishes, toggle, fold, layout, bright, camera, graph, focus]
  );
}
