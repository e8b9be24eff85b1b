import { t } from '@grafana/i18n';
import { useCallback, useMemo, useState } from 'react';
import { type JobGraph } from '../../../frames/jobGraph';
import { raw } from '../../../text/fill';
import { collapse, type Collapsed, type Wishes } from './collapse';

export interface Collapse extends Collapsed {
  /** Groups that are drawn one by one, and vertices of which what hangs on them is folded. */
  wishes: Wishes;
  /** Opens a stack, unfolds what is folded, closes the opened stack that a vertex belongs to. False: there is nothing to do. */
  toggle(id: string): boolean;
  /** Folds what hangs on a vertex, or unfolds it. */
  fold(id: string): void;
  /** Opens whatever hides a vertex. */
  uncover(id: string): void;
  /** As it was in the beginning. */
  reset(): void;
}

const none: ReadonlySet<string> = new Set<string>();

const withOne = (set: ReadonlySet<string>, id: string) => new Set([...set, id]);
const withoutOne = (set: ReadonlySet<string>, id: string) => new Set([...set].filter((each) => each !== id));

/**
 * Which stacks of a graph are open. Lives through refreshes.
 *
 * @param urgent ids of vertices that are on top of their stack, the most urgent first
 */
export function useCollapse(graph: JobGraph, urgent: readonly string[]): Collapse {
  const [opened, setOpened] = useState(none);
  const [folded, setFolded] = useState(none);
  const wishes = useMemo(() => ({ opened, folded }), [opened, folded]);
  const collapsed = useMemo(() => {
    const texts = {
      alike: t('stack.alike', '{{- count}} × {{- name}}', raw),
      below: t('stack.below', '+{{- count}} vertices', raw),
    };
    return collapse(graph, wishes, urgent, texts);
  }, [graph, wishes, urgent]);
  const { stacks, shownAs, groupOf } = collapsed;
  const open = useCallback(
    (id: string): boolean => {
      const stack = stacks.get(id);
      if (stack === undefined) {
        return false;
      }
      if (stack.kind === 'alike') {
        setOpened((before) => withOne(before, stack.group));
      } else {
        setFolded((before) => withoutOne(before, stack.group));
      }
      return true;
    },
    [stacks]
  );
  const toggle = useCallback(
    (id: string): boolean => {
      const group = groupOf.get(id);
      const isOpen = group !== undefined && opened.has(group);
      if (isOpen) {
        setOpened((before) => withoutOne(before, group));
      }
      return isOpen || open(id);
    },
    [groupOf, opened, open]
  );
  const fold = useCallback(
    (id: string) => setFolded((before) => (before.has(id) ? withoutOne(before, id) : withOne(before, id))),
    []
  );
  const uncover = useCallback(
    (id: string) => {
      const stack = stacks.get(shownAs.get(id) ?? id);
      const group = groupOf.get(id);
      if (stack?.kind === 'below') {
        // One may be folded within another.
        setFolded(none);
      }
      if (stack !== undefined && group !== undefined) {
        setOpened((before) => withOne(before, group));
      }
    },
    [stacks, shownAs, groupOf]
  );
  const reset = useCallback(() => {
    setOpened(none);
    setFolded(none);
  }, []);
  return useMemo(
    () => ({ ...collapsed, wishes, toggle, fold, uncover, reset }),
    [collapsed, wishes, toggle, fold, uncover, reset]
  );
}
