import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { type JobGraph as Graph } from '../../frames/jobGraph';
import { fill, raw } from '../../text/fill';
import { type Figures } from './figures';
import { useCollapse } from './collapse/useCollapse';
import { GraphCanvas } from './GraphCanvas';
import { Header } from './Header';
import { type Size } from './layout/geometry';
import { Legend } from './Legend';
import { coverageOf } from './measured';
import { Message } from '../shared/Message';
import { type Options } from './options';
import { partsFor } from './parts';
import { StaleLine } from './StaleLine';
import { Tile } from './Tile';
import { useElementSize } from './useElementSize';
import { useLayout } from './useLayout';
import { words as fetchWords, type Words } from './words';

interface Props {
  graph: Graph;
  options: Options;
  figures: Figures;
  /** Of the panel, pixels. */
  size: Size;
  timeZone: string;
}

interface PictureProps extends Props {
  /** By vertex id, 1 = what holds the job back most. */
  ranks: ReadonlyMap<string, number>;
  words: Words;
  controls: boolean;
}

/** While nothing says what holds the job back. */
const noRanks: ReadonlyMap<string, number> = new Map<string, number>();
const noneUrgent: readonly string[] = [];

/** The graph in the room that the lines around it leave. */
function Picture({ graph, options, figures, ranks, size, timeZone, words, controls }: PictureProps) {
  const styles = useStyles2(stylesOf);
  const collapse = useCollapse(graph, noneUrgent);
  const drawn = useLayout(collapse.graph, options.direction);
  const [ref, room] = useElementSize<HTMLDivElement>(size);
  return (
    <div ref={ref} className={styles.picture}>
      {drawn === null ? (
        <Message
          text={fill(t('graph.layingOut', 'Laying out {{- count}} vertices…', raw), { count: graph.vertices.length })}
        />
      ) : (
        <GraphCanvas
          all={graph}
          graph={drawn.graph}
          layout={drawn.layout}
          collapse={collapse}
          size={room}
          options={options}
          figures={figures}
          ranks={ranks}
          controls={controls}
          stale={graph.job !== null && graph.job.staleSince !== null}
          words={words}
          timeZone={timeZone}
        />
      )}
    </div>
  );
}

/** A job and all that is said about it, for any size of panel. */
export function JobGraph(props: Props) {
  const { graph, options, figures, size, timeZone } = props;
  const styles = useStyles2(stylesOf);
  const words = useMemo(() => fetchWords(), []);
  const ranks = noRanks;
  const parts = partsFor(size, options);
  const { job } = graph;
  if (parts.tile) {
    return <Tile graph={graph} width={size.width} words={words} />;
  }
  return (
    <div className={styles.panel} style={size}>
      {parts.header && job !== null && (
        <Header job={job} coverage={coverageOf(graph)} words={words} timeZone={timeZone} />
      )}
      {job !== null && job.staleSince !== null && (
        <StaleLine since={job.staleSince} problem={job.problem} words={words} timeZone={timeZone} />
      )}
      {graph.vertices.length === 0 ? (
        <Message
          text={
            job !== null && job.ended !== null
              ? t('graph.neverTasks', 'This job ended before it had any tasks.')
              : t('graph.noTasks', 'This job has no tasks yet.')
          }
        />
      ) : (
        <Picture {...props} ranks={ranks} words={words} controls={parts.controls} />
      )}
      {parts.legend && graph.vertices.length > 0 && (
        <Legend graph={graph} options={options} figures={figures} marked={ranks.size > 0} words={words} />
      )}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  panel: css({
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    color: theme.colors.text.primary,
  }),
  picture: css({ flex: 1, minHeight: 0, display: 'flex' }),
});
