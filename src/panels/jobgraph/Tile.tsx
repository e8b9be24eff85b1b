import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { type JobGraph } from '../../frames/jobGraph';
import { paletteOf, vertexLook } from './colour';
import { fill, raw } from '../../text/fill';
import { type Over } from './options';
import { readingOf, severity } from './reading';
import { spokenVertex, verdictText, type Words } from './words';

interface Props {
  graph: JobGraph;
  /** Pixels. */
  width: number;
  /** What the shares of time are taken over. */
  over: Over;
  words: Words;
}

const largest = 12;
const smallest = 7;
/** Room for a character, by font size, and around the text. */
const character = 0.6;
const around = 8;

/** The longest word must fit: it would be cut off else. */
function fontSizeFor(text: string, width: number): number {
  const longest = Math.max(1, ...text.split(/\s/).map((word) => word.length));
  return Math.max(smallest, Math.min(largest, (width - around) / (longest * character)));
}

/** For panels too small for a graph: the state of the worst vertex, as colour and words. */
export function Tile({ graph, width, over, words }: Props) {
  const styles = useStyles2(stylesOf);
  const theme = useTheme2();
  const readings = graph.vertices.map((vertex) => ({ vertex, reading: readingOf(vertex, over) }));
  const worst = readings.reduce<(typeof readings)[number] | undefined>(
    (found, each) => (found === undefined || severity(each.reading) > severity(found.reading) ? each : found),
    undefined
  );
  if (worst === undefined) {
    return null;
  }
  const { vertex, reading } = worst;
  const look = vertexLook(reading, paletteOf(theme));
  const text =
    reading.verdict.kind === 'inactive'
      ? (graph.job?.state ?? vertex.state ?? '')
      : verdictText(reading.verdict, words).replace('\u00a0', ' ');
  const name = fill(t('tile.name', 'Worst vertex: {{- vertex}}', raw), {
    vertex: spokenVertex(vertex, reading, words),
  });
  return (
    <div
      className={styles.tile}
      style={{ background: look.fill, color: look.text, fontSize: fontSizeFor(text, width) }}
      role="img"
      aria-label={name}
      title={name}
    >
      {text}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  tile: css({
    width: '100%',
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    padding: theme.spacing(0.5),
    overflow: 'hidden',
    fontWeight: theme.typography.fontWeightMedium,
    lineHeight: 1.2,
    textAlign: 'center',
    printColorAdjust: 'exact',
  }),
});
