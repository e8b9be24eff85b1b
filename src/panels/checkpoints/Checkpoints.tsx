import { css } from '@emotion/css';
import { type EventBus, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { type Annotation } from '../shared/annotations';
import { useNow } from '../shared/useNow';
import { type Way } from '../shared/ways';
import { type Frames } from './frames';
import { type Checkpoint, checkpointOf, keyOf } from './history/checkpoint';
import { failuresOf, refusedTriggers } from './history/failures';
import { gapsOf } from './history/gaps';
import { type GaugePoint } from './history/gauges';
import { mergeHistory } from './history/merge';
import { hasEnded, type Range, summaryOf } from './history/summary';
import { partsFor, rowsIn } from './layout';
import { Legend, type Span } from './Legend';
import { Opened } from './opened/Opened';
import { type Options } from './options';
import { SummaryStrip } from './SummaryStrip';
import { knownPart } from './timeline/fit';
import { type Scene } from './timeline/picture';
import { Timeline } from './timeline/Timeline';
import { useSeenDetails } from './useSeenDetails';
import { type Selected } from './useSelected';

interface Props {
  frames: Frames;
  gauges: readonly GaugePoint[];
  options: Options;
  size: { width: number; height: number };
  timeRange: TimeRange;
  timeZone: string;
  eventBus: EventBus;
  selected: Selected;
  isLoading: boolean;
  /** Why the values are old; null when they are not. */
  stale: string | null;
  annotations: readonly Annotation[];
  /** Selects a vertex in the job graph; null where the dashboard has no variable for it. */
  selectVertex: ((vertexId: string) => void) | null;
  wayTo(vertexId: string): Way | null;
  onZoom(range: Range): void;
}

/** Everything that is computed from frames and clock. */
function useScene({ frames, gauges, annotations, options, timeRange, timeZone }: Props, isWhole: boolean): Scene {
  const now = useNow();
  const from = timeRange.from.valueOf();
  const to = timeRange.to.valueOf();
  const history = useMemo(() => mergeHistory(frames.rows, frames.latest, gauges), [frames, gauges]);
  const { latest } = frames;
  const isMoving = history.checkpoints.some(({ state }) => state === 'inProgress');
  // The picture is drawn again every second only while something grows in it.
  const answered = latest?.answered ?? now;
  const moment = isMoving ? Math.max(now, answered) : answered;
  return useMemo(() => {
    const whole = { from, to: Math.max(to, from + 1) };
    const range = options.fit && !isWhole ? knownPart(history, whole) : whole;
    const last = history.checkpoints.at(-1);
    const until = hasEnded(latest) ? (last?.to ?? last?.from ?? moment) : moment;
    const gaps = gapsOf(history, latest, until);
    return { history, gaps, annotations, settings: latest, range, now: moment, timeZone, options };
  }, [history, latest, annotations, moment, from, to, timeZone, options, isWhole]);
}

/** How much of the time range is shown; null where it is all there is to see. */
function spanOf({ timeRange, options }: Props, { range }: Scene, isWhole: boolean): Span | null {
  const whole = timeRange.to.valueOf() - timeRange.from.valueOf();
  const shown = range.to - range.from;
  return options.fit && (isWhole || shown < whole) ? { shown, whole, isWhole } : null;
}

interface Chosen {
  checkpoint: Checkpoint | null;
  /** Somebody chose it; else it is what the query brings. */
  isExplicit: boolean;
}

function chosenOf({ frames, selected }: Props, { history }: Scene): Chosen {
  if (selected.isClosed) {
    return { checkpoint: null, isExplicit: false };
  }
  const { id } = selected;
  const known = id === null ? undefined : history.checkpoints.findLast(({ row }) => row.id === id);
  if (id !== null) {
    return { checkpoint: known ?? null, isExplicit: true };
  }
  const [first] = frames.details;
  return {
    checkpoint:
      first === undefined
        ? null
        : (history.checkpoints.find(({ key }) => key === keyOf(first.checkpoint)) ??
          checkpointOf(first.checkpoint, history.shift)),
    isExplicit: false,
  };
}

function absenceText({ isLoading, selected, frames }: Props, { row }: Checkpoint): string {
  if (isLoading) {
    return t('opened.loading', 'Loading its vertices…');
  }
  if (!selected.hasVariable && frames.details.length === 0) {
    return t(
      'opened.noQuery',
      'For its vertices and subtasks add a query “One checkpoint” to this panel, with the variable of the selection as its checkpoint.'
    );
  }
  return row.listed === false
    ? t('opened.gone', 'Flink keeps the details of its last checkpoints only, and this one is older.')
    : t('opened.absent', 'The query of this panel brings another checkpoint.');
}

/** The timeline, what is said about it, and the checkpoint that is open. */
export function Checkpoints(props: Props) {
  const { frames, options, size, timeZone, eventBus, selected, stale, onZoom } = props;
  const styles = useStyles2(stylesOf);
  const [isWhole, setWhole] = useState(false);
  const scene = useScene(props, isWhole);
  const { history, range } = scene;
  const now = useNow();
  const details = useSeenDetails(frames.details);
  const [pinned, setPinned] = useState<string | null>(null);
  const { checkpoint } = chosenOf(props, scene);
  const parts = partsFor(size, options, checkpoint === null ? null : rowsIn(details.get(checkpoint.key)));
  const summary = useMemo(() => summaryOf(history, frames.latest, range, now), [history, frames.latest, range, now]);
  const failures = useMemo(
    () => failuresOf(history.checkpoints.filter(({ from }) => from >= range.from && from <= range.to)),
    [history, range]
  );
  const { nearTimeout, backToBack } = options;
  const thresholds = useMemo(
    () => ({ nearTimeout: nearTimeout / 100, backToBack: backToBack / 100 }),
    [nearTimeout, backToBack]
  );
  const comparedDetails = pinned === null || pinned === checkpoint?.key ? null : (details.get(pinned) ?? null);
  return (
    <div className={styles.panel} style={size}>
      {parts.summary && (
        <SummaryStrip summary={summary} latest={frames.latest} shift={history.shift} isOneLine={parts.isOneLine} />
      )}
      {stale !== null && (
        <div className={styles.stale} role="status">
          <Icon name="exclamation-triangle" size="sm" /> {stale}
        </div>
      )}
      <Timeline
        scene={scene}
        width={size.width}
        height={parts.timeline}
        selected={checkpoint?.key ?? null}
        compared={pinned}
        eventBus={eventBus}
        onSelect={({ checkpoint: { row } }) => selected.select(row.id)}
        onClear={selected.close}
        onZoom={onZoom}
      />
      {parts.legend && (
        <Legend
          history={history}
          failures={failures}
          refused={refusedTriggers(history.checkpoints, frames.latest)}
          options={options}
          lines={parts.legendLines}
          span={spanOf(props, scene, isWhole)}
          onSpan={() => setWhole(!isWhole)}
          onFailure={({ newest }) => selected.select(newest.row.id)}
        />
      )}
      {parts.opened && checkpoint !== null && (
        <Opened
          checkpoint={checkpoint}
          details={details.get(checkpoint.key) ?? null}
          compared={comparedDetails}
          settings={frames.latest}
          thresholds={thresholds}
          selectVertex={props.selectVertex}
          wayTo={props.wayTo}
          absence={absenceText(props, checkpoint)}
          isGraphOrder={options.graphOrder}
          width={size.width}
          timeZone={timeZone}
          isPinned={pinned === checkpoint.key}
          onPin={setPinned}
          onClose={selected.close}
        />
      )}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  panel: css({
    display: 'flex',
    flexDirection: 'column',
    gap: 4,
    overflow: 'hidden',
    color: theme.colors.text.primary,
  }),
  stale: css({ color: theme.colors.warning.text, fontSize: theme.typography.bodySmall.fontSize, flexShrink: 0 }),
});
