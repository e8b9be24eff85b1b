import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
} from 'react';
import { type JobGraph } from '../../frames/jobGraph';
import { type Camera } from './camera';
import { type Collapse } from './collapse/useCollapse';
import { card } from './layout/geometry';
import { type Layout } from './layout/layout';
import { type Commands, useCommands } from './useCommands';
import { useRovingFocus, vertexAt } from './useRovingFocus';
import { type Selection } from './useSelection';
import { type Tooltip } from './useTooltip';
import { zoomStep } from './ZoomControls';

interface Parts {
  svg: RefObject<SVGSVGElement>;
  /** As it is drawn. */
  graph: JobGraph;
  layout: Layout;
  camera: Camera;
  collapse: Collapse;
  selection: Selection;
  tooltip: Tooltip;
  /** Leads to the search box; false where there is none. */
  search(): boolean;
}

type Act = (event: KeyboardEvent) => boolean;

const zoomKeys: Readonly<Record<string, number>> = { '+': zoomStep, '=': zoomStep, '-': 1 / zoomStep };

/** + − and 0. */
const zoomByKey =
  (camera: Camera): Act =>
  ({ key }) => {
    const factor = Object.hasOwn(zoomKeys, key) ? zoomKeys[key] : undefined;
    if (factor !== undefined) {
      camera.zoomBy(factor);
    } else if (key === '0') {
      camera.fitAll();
    }
    return factor !== undefined || key === '0';
  };

/** Enter selects, Escape closes what is open; if there is nothing, Grafana gets it. */
const selectByKey =
  ({ selected, toggle, clear }: Selection, tooltip: Tooltip): Act =>
  ({ key, target }) => {
    const id = vertexAt(target);
    if (key === 'Escape') {
      tooltip.hide();
      clear();
      return selected !== null || tooltip.pointed !== null;
    }
    if (id === null || (key !== 'Enter' && key !== ' ')) {
      return false;
    }
    toggle(id);
    return true;
  };

/** The stack whose badge an event happened on. */
const badgeAt = (target: EventTarget) =>
  target instanceof Element ? (target.closest('[data-stack]')?.getAttribute('data-stack') ?? null) : null;

/** o opens and closes stacks, f folds, s shows the selection, n leads to the next pressed vertex, / to the search. */
const commandByKey =
  (commands: Commands, search: () => boolean): Act =>
  ({ key, target }) => {
    const id = vertexAt(target);
    switch (key) {
      case 'o':
        return id !== null && commands.toggleStack(id);
      case 'f':
        return id !== null && commands.fold(id);
      case 's':
        commands.fitSelection();
        return true;
      case 'n':
      case 'N':
        return commands.nextPressed(id, key === 'n' ? 1 : -1);
      case '/':
        return search();
      default:
        return false;
    }
  };

/** What pointer, keys and focus do in the drawing. Cards have no listeners of their own: there may be thousands. */
export function useCanvasEvents({ svg, graph, layout, camera, collapse, selection, tooltip, search }: Parts) {
  const reveal = useCallback(
    (id: string) => {
      const place = layout.places.get(id);
      if (place !== undefined) {
        camera.reveal({ ...place, ...card });
      }
    },
    [layout, camera]
  );
  const { tabbable, move, focus, isQuiet, land } = useRovingFocus(svg, layout, reveal);
  const commands = useCommands({ graph, layout, camera, collapse, selection, focus });
  const acts: Act[] = [zoomByKey(camera), selectByKey(selection, tooltip), move, commandByKey(commands, search)];
  const handlers = {
    onClick: ({ target }: MouseEvent) => {
      const stack = badgeAt(target);
      const id = vertexAt(target);
      if (stack !== null) {
        commands.toggleStack(stack);
      } else if (id === null) {
        selection.clear();
      } else {
        land(id);
        selection.toggle(id);
      }
    },
    onKeyDown: (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isPlain && acts.some((act) => act(event))) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    onFocus: ({ target }: FocusEvent) => {
      const id = vertexAt(target);
      if (id !== null && isQuiet(id)) {
        land(id);
      } else if (id !== null && target.matches(':focus-visible')) {
        land(id);
        reveal(id);
        tooltip.hide();
        tooltip.show(id, () => {
          const { right, top } = target.getBoundingClientRect();
          return { x: right, y: top };
        });
      }
    },
    onBlur: tooltip.hide,
    onPointerOver: ({ target, buttons, clientX, clientY }: PointerEvent) => {
      const id = vertexAt(target);
      if (id === null || buttons > 0) {
        tooltip.hide();
      } else if (id !== tooltip.pointed?.id) {
        tooltip.show(id, () => ({ x: clientX, y: clientY }));
      }
    },
    onPointerLeave: tooltip.hide,
  };
  return { tabbable, commands, handlers };
}
