import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type ReactNode, useMemo } from 'react';
import { type Since } from '../../diagnosis/since';
import { type JobGraph as Graph } from '../../frames/jobGraph';
import { fill, raw } from '../../text/fill';
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

/** What the picture has of time travel. */
export interface Travel {
  /** The moment that `graph` is of, epoch ms; null = now. */
  at: number | null;
  /** Since when a vertex has been a bottleneck, as of that moment, as far as there are series of the past. */
  since(vertex: string): Since | null;
  /** Lies over the picture. */
  mark: ReactNode;
  /** Stands below it. */
  bar: ReactNode;
}

interface Props {
  graph: Graph;
  options: Options;
  /** Of the panel, pixels. */
  size: Size;
  timeZone: string;
  travel: Travel;
}

interface PictureProps extends Props {
  words: Words;
  controls: boolean;
}

/** The graph in the room that the lines around it leave. */
function Picture({ graph, options, size, timeZone, travel, words, controls }: PictureProps) {
  const styles = useStyles2(stylesOf);
  const layout = useLayout(graph);
  const [ref, room] = useElementSize<HTMLDivElement>(size);
  return (
    <div ref={ref} className={styles.picture}>
      {layout === null ? (
        <Message
          text={fill(t('graph.layingOut', 'Laying out {{- count}} vertices…', raw), { count: graph.vertices.length })}
        />
      ) : (
        <GraphCanvas
          graph={graph}
          layout={layout}
          size={room}
          edgeLabels={options.edgeLabels}
          controls={controls}
          stale={graph.job !== null && graph.job.staleSince !== null}
          words={words}
          timeZone={timeZone}
        />
      )}
      {travel.mark}
    </div>
  );
}

/** A job and all that is said about it, for any size of panel. */
export function JobGraph(props: Props) {
  const { graph, options, size, timeZone, travel } = props;
  const styles = useStyles2(stylesOf);
  const words = useMemo(() => fetchWords(), []);
  const parts = partsFor(size, options);
  const { job } = graph;
  if (parts.tile) {
    return <Tile graph={graph} width={size.width} words={words} />;
  }
  return (
    <div className={styles.panel} style={size}>
      {parts.header && job !== null && (
        <Header job={job} coverage={coverageOf(graph)} past={travel.at} words={words} timeZone={timeZone} />
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
        <Picture {...props} words={words} controls={parts.controls} />
      )}
      {parts.legend && graph.vertices.length > 0 && <Legend graph={graph} words={words} />}
      {travel.bar}
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
  picture: css({ position: 'relative', flex: 1, minHeight: 0, display: 'flex' }),
});
