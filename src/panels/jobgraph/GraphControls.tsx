import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { type RefObject, useMemo } from 'react';
import { type JobGraph } from '../../frames/jobGraph';
import { fill, raw } from '../../text/fill';
import { type Camera } from './camera';
import { below } from './collapse/below';
import { type Collapse } from './collapse/useCollapse';
import { SearchBox } from './search/SearchBox';
import { type Commands } from './useCommands';
import { type Selection } from './useSelection';
import { type Words } from './words';
import { ZoomControls } from './ZoomControls';

interface Props {
  /** Without stacks: what can be searched. */
  all: JobGraph;
  /** As it is drawn. */
  graph: JobGraph;
  collapse: Collapse;
  commands: Commands;
  selection: Selection;
  camera: Camera;
  words: Words;
  searchRef: RefObject<HTMLInputElement>;
  onLeaveSearch(): void;
}

type StackProps = Pick<Props, 'graph' | 'collapse' | 'commands'> & { id: string };

const counted = (sentence: string, count: number) => fill(sentence, { count });

/** What can be done with the selected vertex's stack. */
function StackButton({ id, collapse, commands }: StackProps) {
  const { stacks, groupOf, wishes } = collapse;
  const stack = stacks.get(id);
  const group = groupOf.get(id);
  if (stack !== undefined) {
    const sentence =
      stack.kind === 'alike'
        ? t('controls.open', 'Open stack of {{- count}}', raw)
        : t('controls.unfold', 'Unfold {{- count}}', raw);
    return (
      <Button size="sm" variant="secondary" icon="folder-open" tooltip="O" onClick={() => commands.toggleStack(id)}>
        {counted(sentence, stack.members.length)}
      </Button>
    );
  }
  return group !== undefined && wishes.opened.has(group) ? (
    <Button size="sm" variant="secondary" icon="layer-group" tooltip="O" onClick={() => commands.toggleStack(id)}>
      {t('controls.close', 'Stack look-alikes')}
    </Button>
  ) : null;
}

/** What can be done with what hangs on the selected vertex. */
function FoldButton({ id, graph, collapse, commands }: StackProps) {
  const { stacks, wishes } = collapse;
  const count = useMemo(
    () => [...below(graph.edges, id)].reduce((sum, each) => sum + (stacks.get(each)?.members.length ?? 1), 0),
    [graph, id, stacks]
  );
  if (count === 0 || stacks.get(id)?.kind === 'below') {
    return null;
  }
  const sentence = wishes.folded.has(id)
    ? t('controls.unfold', 'Unfold {{- count}}', raw)
    : t('controls.fold', 'Fold {{- count}} below', raw);
  return (
    <Button size="sm" variant="secondary" icon="angle-double-down" tooltip="F" onClick={() => commands.fold(id)}>
      {counted(sentence, count)}
    </Button>
  );
}

/** Search, zoom and what can be done with the selected vertex. */
export function GraphControls(props: Props) {
  const { all, graph, collapse, commands, selection, camera, words, searchRef, onLeaveSearch } = props;
  const styles = useStyles2(stylesOf);
  const { selected } = selection;
  const { opened, folded } = collapse.wishes;
  return (
    <div className={styles.controls}>
      {selected !== null && (
        <>
          <StackButton id={selected} graph={graph} collapse={collapse} commands={commands} />
          <FoldButton id={selected} graph={graph} collapse={collapse} commands={commands} />
        </>
      )}
      {opened.size + folded.size > 0 && (
        <Button size="sm" variant="secondary" icon="compress-arrows" onClick={collapse.reset}>
          {t('controls.reset', 'Reset stacks')}
        </Button>
      )}
      <SearchBox graph={all} words={words} inputRef={searchRef} onJump={commands.jump} onLeave={onLeaveSearch} />
      <ZoomControls camera={camera} onFitSelection={selected === null ? null : commands.fitSelection} />
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  controls: css({
    position: 'absolute',
    right: theme.spacing(1),
    bottom: theme.spacing(1),
    display: 'flex',
    flexWrap: 'wrap-reverse',
    justifyContent: 'flex-end',
    alignItems: 'center',
    gap: theme.spacing(1),
    maxWidth: `calc(100% - ${theme.spacing(2)})`,
    // Between the buttons the drawing can be grasped.
    pointerEvents: 'none',
    '& > *': { pointerEvents: 'auto' },
    // Buttons can be seen through; what is drawn below must not.
    '& button': { backgroundColor: theme.colors.background.secondary, boxShadow: theme.shadows.z1 },
    '@media print': { display: 'none' },
  }),
});
