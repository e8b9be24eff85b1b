import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { tickText, timeTicks } from '../shared/timeTicks';
import { xOf } from './axis';
import { type Range } from './buckets';

interface Props {
  range: Range;
  /** Pixels. */
  width: number;
  timeZone: string;
}

const labelRoom = 84;
/** A label that would be cut off is left out. */
const isInside = (x: number, width: number) => x > labelRoom / 3 && x < width - labelRoom / 3;

/** Times below the cells. */
export function TimeAxis({ range, width, timeZone }: Props) {
  const styles = useStyles2(stylesOf);
  const { step, times } = timeTicks(range, width / labelRoom, timeZone);
  return (
    <div className={styles.axis} style={{ width }} aria-hidden>
      {times
        .filter((at) => isInside(xOf(at, range, width), width))
        .map((at) => {
          const x = xOf(at, range, width);
          return (
            <span key={at} className={styles.label} style={{ left: x }}>
              {tickText(at, step, timeZone)}
            </span>
          );
        })}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  axis: css({ position: 'relative', height: 18, flexShrink: 0, overflow: 'hidden' }),
  label: css({
    position: 'absolute',
    top: 2,
    transform: 'translateX(-50%)',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
});
