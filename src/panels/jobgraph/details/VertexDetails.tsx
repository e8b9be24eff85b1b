import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';
import { type GraphVertex, type JobGraph } from '../../../frames/jobGraph';
import { fill, raw } from '../../../text/fill';
import { useNow } from '../../shared/useNow';
import { type Figures } from '../figures';
import { type Words } from '../words';
import { Facts } from './Facts';
import { columnWays, vertexWays } from './links';
import { type FactParts, loadFacts, taskFacts, timeFacts } from './vertexFacts';
import { Neighbours } from './Neighbours';
import { Operators } from './Operators';
import { Section } from './Section';
import { subtaskRows } from './subtaskRows';
import { SubtaskTable } from './SubtaskTable';
import { WayLink } from '../../shared/WayLink';
import { taskManagerWays } from '../../shared/ways';

interface Props {
  graph: JobGraph;
  vertex: GraphVertex;
  /** The subtask that people came for. */
  subtask: string | null;
  /** Where links come from. */
  frames: readonly DataFrame[];
  onSelect(id: string): void;
  figures: Figures;
  words: Words;
  timeZone: string;
}

/** State and parallelism, for the line below the name. */
export function aboutVertex({ state, parallelism }: GraphVertex): string {
  const facts = [
    state,
    parallelism === null
      ? null
      : fill(t('tooltip.parallelism', 'parallelism {{- count}}', raw), { count: parallelism }),
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

function TaskFacts({ vertex, words, timeZone }: Pick<Props, 'vertex' | 'words' | 'timeZone'>) {
  const now = useNow();
  return <Facts facts={taskFacts(vertex, words, { timeZone, now })} />;
}

function Subtasks({
  graph,
  vertex,
  subtask,
  frames,
  words,
}: Pick<Props, 'graph' | 'vertex' | 'subtask' | 'frames' | 'words'>) {
  const styles = useStyles2(stylesOf);
  const rows = useMemo(() => subtaskRows(graph.subtasks, vertex.id), [graph.subtasks, vertex.id]);
  const wayOf = useCallback(
    (index: string) => taskManagerWays(frames, vertex.id, index)[0] ?? null,
    [frames, vertex.id]
  );
  return rows.length === 0 ? (
    <p className={styles.quiet}>
      {t(
        'subtasks.none',
        'The subtasks of this vertex have not been looked at yet: the most pressed vertices come first.'
      )}
    </p>
  ) : (
    <SubtaskTable rows={rows} marked={subtask} wayOf={wayOf} words={words} />
  );
}

/** All that is known of a vertex, what matters most on top. Names and plan are data: shown as text only. */
export function VertexDetails({ graph, vertex, subtask, frames, onSelect, figures, words, timeZone }: Props) {
  const styles = useStyles2(stylesOf);
  const ways = useMemo(() => vertexWays(frames, vertex.id), [frames, vertex.id]);
  const parts = useMemo(
    (): FactParts => ({ figures, words, waysOf: (column) => columnWays(frames, vertex.id, column) }),
    [figures, words, frames, vertex.id]
  );
  const ofTime = timeFacts(vertex, parts);
  return (
    <>
      {ways.length > 0 && (
        <nav className={styles.ways} aria-label={t('details.links', 'Links')}>
          {ways.map((way) => (
            <WayLink key={way.href} way={way} />
          ))}
        </nav>
      )}
      <Section title={t('details.subtasks', 'Subtasks')}>
        <Subtasks graph={graph} vertex={vertex} subtask={subtask} frames={frames} words={words} />
      </Section>
      <Section title={t('details.load', 'Load')}>
        <Facts facts={loadFacts(vertex, parts)} />
      </Section>
      {ofTime.length > 0 && (
        <Section title={t('details.time', 'Watermark and last checkpoint')}>
          <Facts facts={ofTime} />
        </Section>
      )}
      <Section title={t('details.tasks', 'Tasks')}>
        <TaskFacts vertex={vertex} words={words} timeZone={timeZone} />
      </Section>
      <Section title={t('details.connections', 'Connections')}>
        <Neighbours graph={graph} id={vertex.id} figure={figures.edgeRecords} onSelect={onSelect} />
      </Section>
      <Section title={t('details.operators', 'Operators in the chain')}>
        <Operators vertex={vertex} />
      </Section>
    </>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  ways: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    fontSize: theme.typography.bodySmall.fontSize,
    '& > a': { minHeight: 24 },
  }),
  quiet: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
