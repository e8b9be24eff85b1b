import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { type Annotation } from '../shared/annotations';
import { xOf } from './axis';
import { type Range } from './buckets';

interface Props {
  annotations: readonly Annotation[];
  range: Range;
  /** Pixels. */
  width: number;
}

/** More lines than this would hide the cells; the newest ones count. */
const most = 200;

const within = ({ annotations, range }: Props): Annotation[] =>
  annotations.filter(({ at }) => at >= range.from && at <= range.to).slice(-most);

const colourOf = ({ colour }: Annotation, { visualization }: GrafanaTheme2) =>
  visualization.getColorByName(colour ?? 'red');

/** Lines across the cells. */
export function AnnotationLines(props: Props) {
  const styles = useStyles2(stylesOf);
  const theme = useTheme2();
  return within(props).map((annotation, index) => (
    <div
      key={index}
      className={styles.line}
      style={{ left: xOf(annotation.at, props.range, props.width), borderColor: colourOf(annotation, theme) }}
    />
  ));
}

/** Triangles below the cells, which say what happened. */
export function AnnotationMarks({ timeZone, ...props }: Props & { timeZone: string }) {
  const styles = useStyles2(stylesOf);
  const theme = useTheme2();
  return within(props).map((annotation, index) => {
    const text = `${dateTimeFormat(annotation.at, { timeZone })} ${annotation.text}`;
    const left = xOf(annotation.at, props.range, props.width);
    return (
      <span
        key={index}
        role="img"
        aria-label={text}
        title={text}
        className={styles.mark}
        style={{ left, borderBottomColor: colourOf(annotation, theme) }}
      />
    );
  });
}

const stylesOf = (_: GrafanaTheme2) => ({
  line: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: 0,
    pointerEvents: 'none',
    borderLeft: '1px dashed transparent',
  }),
  mark: css({
    position: 'absolute',
    zIndex: 1,
    top: 0,
    width: 0,
    height: 0,
    transform: 'translateX(-50%)',
    border: '5px solid transparent',
    borderTopWidth: 0,
    borderBottomWidth: 6,
  }),
});
