import { css } from '@emotion/css';
import { type GrafanaTheme2, type IconName } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import { type Dispatch } from 'react';
import { type JobGraph } from '../../../frames/jobGraph';
import { fill, raw } from '../../../text/fill';
import { diagnosisNear } from './bottlenecks';
import { nextMark } from './marks';
import { Slider } from './Slider';
import { speeds, type TravelAction, type TravelState } from './travelState';
import { type Timeline } from './useTimeTravel';
import { diagnosisText, momentText } from './words';

interface Props {
  timeline: Timeline;
  graph: JobGraph;
  /** The moment that is shown, epoch ms; null = now. It may be another than the bar's own, while the reader points elsewhere. */
  at: number | null;
  state: TravelState;
  dispatch: Dispatch<TravelAction>;
  /** Of the panel, pixels. */
  width: number;
  timeZone: string;
}

/** Below these widths the bar leaves out what is not needed to move in time. */
const least = { jumps: 560, speed: 720 } as const;

type Jump = { name: IconName; label: string; to: number | null };

function jumpsOf({ marks, worst, reach }: Timeline, at: number | null): Jump[] {
  const here = at ?? reach.to;
  return [
    {
      name: 'arrow-left',
      label: t('time.previous', 'To what happened before'),
      to: nextMark(marks, here, 'before')?.at ?? null,
    },
    {
      name: 'arrow-right',
      label: t('time.next', 'To what happened next'),
      to: nextMark(marks, here, 'after')?.at ?? null,
    },
    { name: 'exclamation-triangle', label: t('time.worst', 'To the worst moment'), to: worst },
  ];
}

function Jumps({ timeline, at, go }: { timeline: Timeline; at: number | null; go: (at: number) => void }) {
  return (
    <>
      {jumpsOf(timeline, at).map(({ name, label, to }) => (
        <IconButton
          key={name}
          name={name}
          tooltip={label}
          aria-label={label}
          disabled={to === null}
          onClick={() => {
            if (to !== null) {
              go(to);
            }
          }}
        />
      ))}
    </>
  );
}

/** The line below the graph by which the reader moves in time. */
export function TimeBar({ timeline, graph, at, state, dispatch, width, timeZone }: Props) {
  const styles = useStyles2(stylesOf);
  const { reach, past, history } = timeline;
  const go = (to: number) => dispatch({ kind: 'go', at: to, reach });
  const isPast = at !== null;
  const time = momentText(at ?? reach.to, reach.to - reach.from, timeZone);
  const said = isPast
    ? `${time}, ${diagnosisText(diagnosisNear(history, at, past.step), graph)}`
    : t('time.live', 'Live');
  const playLabel = state.isPlaying ? t('time.pause', 'Pause') : t('time.play', 'Play');
  return (
    <div className={styles.bar} role="group" aria-label={t('time.bar', 'Time travel')}>
      <IconButton
        name={state.isPlaying ? 'pause' : 'play'}
        tooltip={playLabel}
        aria-label={playLabel}
        onClick={() => dispatch(state.isPlaying ? { kind: 'pause' } : { kind: 'play', reach })}
      />
      {width >= least.speed && (
        <Button size="sm" fill="text" variant="secondary" onClick={() => dispatch({ kind: 'faster' })}>
          {fill(t('time.speed', '{{- speed}}×', raw), { speed: speeds[state.speed] ?? 1 })}
        </Button>
      )}
      {width >= least.jumps && <Jumps timeline={timeline} at={at} go={go} />}
      <Slider timeline={timeline} at={at} valueText={said} go={go} />
      <span className={styles.time}>{time}</span>
      <Button
        size="sm"
        fill="outline"
        variant={isPast ? 'primary' : 'secondary'}
        disabled={state.at === null}
        onClick={() => dispatch({ kind: 'live' })}
      >
        {t('time.live', 'Live')}
      </Button>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 2, 1, 2),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    '@media print': { display: 'none' },
  }),
  time: css({ minWidth: '4.5em', textAlign: 'right' }),
});
