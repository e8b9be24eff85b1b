import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type ReactNode, useMemo } from 'react';
import { type Diagnosis } from '../../diagnosis/diagnosis';
import { diagnose } from '../../diagnosis/diagnose';
import { type Since } from '../../diagnosis/since';
import { type JobGraph as Graph } from '../../frames/jobGraph';
import { fill, raw } from '../../text/fill';
import { Message } from '../shared/Message';
import { useCollapse } from './collapse/useCollapse';
import { Beside } from './details/Beside';
import { flameGraphWay, vertexWays } from './details/links';
import { placeFor } from './details/place';
import { type Figures } from './figures';
import { GraphCanvas } from './GraphCanvas';
import { Header } from './Header';
import { type Size } from './layout/geometry';
import { Legend } from './Legend';
import { type Options } from './options';
import { partsFor } from './parts';
import { StaleLine } from './StaleLine';
import { StateLine } from './StateLine';
import { Tile } from './Tile';
import { type Choice, useChoice } from './useChoice';
import { useHolders, useRanks } from './useHolders';
import { useElementSize } from '../shared/useElementSize';
import { useLayout } from './useLayout';
import { useFollowVariable, useTellVariable } from './useVariable';
import { Banner } from './verdict/Banner';
import { earlierOf, sinceIn } from './verdict/since';
import { useShown } from './verdict/useShown';
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
  figures: Figures;
  /** Of the panel, pixels. */
  size: Size;
  timeZone: string;
  /** What the data source gave: links come from it. */
  frames: readonly DataFrame[];
  /** What the variable of the options holds; empty = nothing. */
  held: string;
  travel: Travel;
}

interface PictureProps extends Pick<Props, 'graph' | 'options' | 'figures' | 'size' | 'timeZone' | 'travel'> {
  diagnosis: Diagnosis;
  choice: Choice;
  words: Words;
  controls: boolean;
}

/** The graph in the room that the lines around it leave. */
function Picture({
  graph,
  diagnosis,
  options,
  figures,
  size,
  timeZone,
  travel,
  choice,
  words,
  controls,
}: PictureProps) {
  const styles = useStyles2(stylesOf);
  const holders = useHolders(diagnosis);
  const collapse = useCollapse(graph, holders);
  const ranks = useRanks(holders, collapse);
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
          choice={choice}
          words={words}
          timeZone={timeZone}
        />
      )}
      {travel.mark}
    </div>
  );
}

interface VerticesProps extends Props {
  diagnosis: Diagnosis;
  choice: Choice;
  words: Words;
}

/** Verdict, picture, and what stands beside it. */
function Vertices({ diagnosis, choice, words, ...props }: VerticesProps) {
  const { graph, options, size, timeZone, frames, travel } = props;
  const styles = useStyles2(stylesOf);
  const parts = partsFor(size, options);
  const shown = useShown(diagnosis);
  const { bottleneck } = shown;
  const since = useMemo(() => sinceIn(frames), [frames]);
  const known =
    bottleneck === null
      ? null
      : earlierOf(since.get(bottleneck.vertex) ?? null, travel.since(bottleneck.vertex), travel.at !== null);
  const flameGraph = useMemo(
    () => (bottleneck === null ? null : flameGraphWay(vertexWays(frames, bottleneck.vertex))),
    [frames, bottleneck]
  );
  const said = { graph, flameGraph, words, timeZone };
  return (
    <>
      {parts.banner !== 'none' && (
        <Banner
          {...said}
          diagnosis={diagnosis}
          shown={shown}
          since={known}
          folded={parts.banner === 'line'}
          onSubtasks={({ vertex, subtasks }) => choice.select(vertex, subtasks[0] ?? null)}
          onSteps={() => choice.open('steps')}
        />
      )}
      <div className={styles.middle} data-place={placeFor(size)}>
        <Picture {...props} diagnosis={diagnosis} choice={choice} words={words} controls={parts.controls} />
        <Beside
          {...said}
          choice={choice}
          bottleneck={bottleneck}
          frames={frames}
          figures={props.figures}
          over={options.over}
          size={size}
        />
      </div>
      {parts.legend && (
        <Legend
          graph={graph}
          options={options}
          figures={props.figures}
          marked={diagnosis.kind === 'bottlenecks'}
          age={!parts.age}
          words={words}
        />
      )}
    </>
  );
}

/** A job and all that is said about it, for any size of panel. */
export function JobGraph(props: Props) {
  const { graph, options, size, timeZone, held, travel } = props;
  const styles = useStyles2(stylesOf);
  const words = useMemo(() => fetchWords(), []);
  const diagnosis = useMemo(() => diagnose(graph), [graph]);
  const choice = useChoice(graph, useTellVariable(options.selectionVariable));
  useFollowVariable(held, graph, choice);
  const parts = partsFor(size, options);
  const { job } = graph;
  if (parts.tile) {
    return <Tile graph={graph} width={size.width} over={options.over} words={words} />;
  }
  return (
    <div className={styles.panel} style={size}>
      {parts.header && job !== null && (
        <Header
          graph={graph}
          job={job}
          age={parts.age}
          past={travel.at}
          onTable={() => choice.open('table')}
          words={words}
          timeZone={timeZone}
        />
      )}
      {job !== null && job.staleSince !== null ? (
        <StaleLine since={job.staleSince} problem={job.problem} words={words} timeZone={timeZone} />
      ) : (
        travel.at === null && <StateLine graph={graph} />
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
        <Vertices {...props} diagnosis={diagnosis} choice={choice} words={words} />
      )}
      {travel.bar}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  panel: css({
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    color: theme.colors.text.primary,
  }),
  middle: css({
    flex: 1,
    minHeight: 0,
    display: 'flex',
    '&[data-place="bottom"]': { flexDirection: 'column' },
  }),
  picture: css({ position: 'relative', flex: 1, minWidth: 0, minHeight: 0, display: 'flex' }),
});
