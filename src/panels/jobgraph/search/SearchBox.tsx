import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Input, useStyles2 } from '@grafana/ui';
import { type KeyboardEvent, type Ref, useId, useMemo, useState } from 'react';
import { type GraphVertex, type JobGraph } from '../../../frames/jobGraph';
import { fill, raw } from '../../../text/fill';
import { nameOf } from '../names';
import { isRunning, readingOf } from '../reading';
import { verdictText, type Words } from '../words';
import { type Hit, search } from './hits';

interface Props {
  graph: JobGraph;
  words: Words;
  /** Of the input. */
  inputRef: Ref<HTMLInputElement>;
  onJump(id: string): void;
  /** Escape in an empty box: the focus is to go back to the graph. */
  onLeave(): void;
}

const stateText = (vertex: GraphVertex, words: Words) =>
  isRunning(vertex.state) ? verdictText(readingOf(vertex).verdict, words) : (vertex.state ?? '');

/** What tells a hit from others: what was found, or of those with one name what feeds them. */
function whatElse({ vertex, by }: Hit, namesakes: boolean, feeders: ReadonlyMap<string, string>): string | null {
  if (by !== 'title') {
    return by === 'id' ? vertex.id : vertex.name;
  }
  const feeder = feeders.get(vertex.id);
  return namesakes && feeder !== undefined ? fill(t('search.after', 'after {{- name}}', raw), { name: feeder }) : null;
}

/** The name of one vertex that feeds another, by the other's id. */
function feedersOf({ vertices, edges }: JobGraph): Map<string, string> {
  const names = new Map(vertices.map((vertex) => [vertex.id, nameOf(vertex)]));
  return new Map(edges.map(({ source, target }) => [target, names.get(source) ?? source]));
}

interface ListProps extends Pick<Props, 'graph' | 'words' | 'onJump'> {
  id: string;
  hits: readonly Hit[];
  active: number;
}

function Hits({ id, graph, hits, active, words, onJump }: ListProps) {
  const styles = useStyles2(stylesOf);
  const feeders = useMemo(() => feedersOf(graph), [graph]);
  const names = hits.map(({ vertex }) => nameOf(vertex));
  const isShared = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
  return (
    <div id={id} role="listbox" className={styles.list} aria-label={t('search.hits', 'Vertices found')}>
      {hits.map((hit, index) => (
        <div
          key={hit.vertex.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          ref={(element) => {
            if (index === active) {
              element?.scrollIntoView?.({ block: 'nearest' });
            }
          }}
          className={cx(styles.hit, index === active && styles.active)}
          // The input keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onJump(hit.vertex.id)}
        >
          <span className={styles.name}>{nameOf(hit.vertex)}</span>
          <span className={styles.state}>{stateText(hit.vertex, words)}</span>
          <span className={styles.more}>{whatElse(hit, isShared(nameOf(hit.vertex)), feeders)}</span>
        </div>
      ))}
    </div>
  );
}

function countText(count: number): string {
  return count === 1 ? t('search.one', '1 vertex') : fill(t('search.count', '{{- count}} vertices', raw), { count });
}

/** Finds vertices by name, operator or id and jumps to them. */
export function SearchBox({ graph, words, inputRef, onJump, onLeave }: Props) {
  const styles = useStyles2(stylesOf);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const found = useMemo(() => search(graph.vertices, typed), [graph, typed]);
  const hits = found?.hits ?? [];
  const current = Math.min(active, hits.length - 1);
  const isListed = isOpen && hits.length > 0;
  const jump = (id: string) => {
    setOpen(false);
    onJump(id);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      setOpen(true);
      setActive((current + 1) % Math.max(1, hits.length));
    },
    ArrowUp: () => setActive((current - 1 + hits.length) % Math.max(1, hits.length)),
    Enter: () => {
      const hit = hits[current];
      if (hit !== undefined) {
        jump(hit.vertex.id);
      }
    },
    Escape: () => {
      setOpen(false);
      setTyped('');
      onLeave();
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (act !== undefined) {
      event.preventDefault();
      act();
    }
  };
  const none = found === null ? t('search.wrong', 'no expression') : t('search.none', 'none');
  return (
    <div className={styles.box}>
      {isListed && <Hits id={listId} graph={graph} hits={hits} active={current} words={words} onJump={jump} />}
      <Input
        ref={inputRef}
        role="combobox"
        aria-label={t('search.label', 'Search vertices')}
        aria-expanded={isListed}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isListed ? `${listId}-${current}` : undefined}
        aria-keyshortcuts="/"
        prefix={<Icon name="search" />}
        suffix={
          <span role="status" className={styles.count}>
            {typed.trim() === '' ? (
              <kbd aria-hidden="true">/</kbd>
            ) : hits.length === 0 ? (
              none
            ) : (
              countText(found?.count ?? 0)
            )}
          </span>
        }
        placeholder={t('search.placeholder', 'Search vertices')}
        width={28}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  box: css({ position: 'relative' }),
  count: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
  }),
  list: css({
    position: 'absolute',
    bottom: '100%',
    right: 0,
    zIndex: theme.zIndex.dropdown,
    width: theme.spacing(45),
    maxWidth: '80vw',
    maxHeight: theme.spacing(32),
    overflowY: 'auto',
    marginBottom: theme.spacing(0.5),
    padding: theme.spacing(0.5),
    background: theme.colors.background.elevated ?? theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
  }),
  hit: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    padding: theme.spacing(0.5, 1),
    borderRadius: theme.shape.radius.default,
    cursor: 'pointer',
    '&:hover': { background: theme.colors.action.hover },
  }),
  active: css({
    background: theme.colors.action.selected,
    outline: `1px solid ${theme.colors.primary.border}`,
    // Secondary text has too little contrast on this ground.
    '& > span': { color: theme.colors.text.primary },
  }),
  name: css({
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.primary,
  }),
  state: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  more: css({
    '&:empty': { display: 'none' },
    flexBasis: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
