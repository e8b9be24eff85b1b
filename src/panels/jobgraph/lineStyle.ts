import { type CSSObject } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

/** A line of small facts, as high as `height`: those at its end that do not fit disappear. */
export const lineStyle = (theme: GrafanaTheme2, height: string): CSSObject => ({
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: theme.spacing(2),
  height,
  lineHeight: height,
  padding: theme.spacing(0, 2),
  overflow: 'hidden',
  color: theme.colors.text.secondary,
  fontSize: theme.typography.bodySmall.fontSize,
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
});
