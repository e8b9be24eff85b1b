import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type KeyboardEvent } from 'react';
import { Strip, stripBoxHeight, stripHeight } from './Strip';
import { type Timeline } from './useTimeTravel';

interface Props {
  timeline: Timeline;
  /** Epoch ms; null = now. */
  at: number | null;
  /** What is said of where it stands. */
  valueText: string;
  go(at: number): void;
}

/** Steps of PageUp and PageDown. */
const pageSteps = 10;

/** Where a key leads from a moment, epoch ms; null for keys that lead nowhere. */
export function keyTarget(
  key: string,
  at: number,
  { reach: { from, to }, past: { step } }: Pick<Timeline, 'reach' | 'past'>
): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return at + step;
    case 'PageDown':
      return at - pageSteps * step;
    case 'PageUp':
      return at + pageSteps * step;
    case 'Home':
      return from;
    case 'End':
      return to;
    default:
      return null;
  }
}

const thumbWidth = 6;

/** The strip of the whole range with a thumb on it: a range input, whose own keys do not know the series' step. */
export function Slider({ timeline, at, valueText, go }: Props) {
  const styles = useStyles2(stylesOf);
  const { reach, stretches, marks } = timeline;
  const value = Math.min(reach.to, Math.max(reach.from, at ?? reach.to));
  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, value, timeline);
    if (target !== null) {
      event.preventDefault();
      go(target);
    }
  };
  return (
    <div className={styles.box}>
      <div className={styles.strip}>
        <Strip stretches={stretches} marks={marks} reach={reach} />
      </div>
      <input
        type="range"
        className={styles.input}
        aria-label={t('time.moment', 'Moment shown')}
        aria-valuetext={valueText}
        title={valueText}
        min={reach.from}
        max={reach.to}
        step="any"
        value={value}
        onChange={(event) => go(Number(event.currentTarget.value))}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

const height = 24;

const stylesOf = (theme: GrafanaTheme2) => {
  const thumb = {
    appearance: 'none',
    boxSizing: 'border-box',
    width: thumbWidth,
    height: stripHeight + 10,
    border: `1px solid ${theme.colors.background.primary}`,
    borderRadius: 2,
    background: theme.visualization.getColorByName('orange'),
    // The strip stands a little below the middle, because of the marks above it.
    transform: 'translateY(3px)',
  } as const;
  return {
    box: css({ position: 'relative', flex: 1, minWidth: 80, height }),
    strip: css({
      position: 'absolute',
      left: thumbWidth / 2,
      right: thumbWidth / 2,
      top: (height - stripBoxHeight) / 2,
      height: stripBoxHeight,
    }),
    input: css({
      position: 'absolute',
      inset: 0,
      width: '100%',
      height: '100%',
      margin: 0,
      appearance: 'none',
      background: 'transparent',
      cursor: 'pointer',
      '&::-webkit-slider-runnable-track': {
        height: '100%',
        display: 'flex',
        alignItems: 'center',
        background: 'transparent',
      },
      '&::-webkit-slider-thumb': { ...thumb, WebkitAppearance: 'none' },
      '&::-moz-range-track': { background: 'transparent' },
      '&::-moz-range-thumb': thumb,
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 1, borderRadius: 2 },
    }),
  };
};
