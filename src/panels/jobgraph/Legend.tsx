import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { memo, useId, useMemo } from 'react';
import { type JobGraph } from '../../frames/jobGraph';
import { fill, raw } from '../../text/fill';
import { type Palette, paletteOf, segmentLook } from './colour';
import { Patterns } from './drawing/Patterns';
import { patternId } from './drawing/style';
import { lineStyle } from './lineStyle';
import { newestMeasured } from './measured';
import { readingOf, type SegmentKind } from './reading';
import { useNow } from './useNow';
import { spanText, type Words } from './words';

interface Props {
  graph: JobGraph;
  /** How old the values are: not where the header says it. */
  age: boolean;
  words: Words;
}

const swatchSize = 12;

function Swatch({ kind, palette, prefix }: { kind: SegmentKind; palette: Palette; prefix: string }) {
  const { fill: colour, pattern } = segmentLook(kind, palette);
  const box = { x: 0.5, y: 0.5, width: swatchSize - 1, height: swatchSize - 1, rx: 2 };
  return (
    <svg width={swatchSize} height={swatchSize} aria-hidden="true">
      <rect {...box} fill={colour} stroke={kind === 'unknown' ? palette.cardBorder : colour} />
      {pattern !== 'none' && <rect {...box} fill={`url(#${patternId(prefix, pattern, 'near')})`} />}
    </svg>
  );
}

const Keys = memo(function Keys() {
  const styles = useStyles2(stylesOf);
  const theme = useTheme2();
  const palette = useMemo(() => paletteOf(theme), [theme]);
  const prefix = `flinkscope${useId().replace(/\W/g, '')}`;
  const keys: ReadonlyArray<readonly [SegmentKind, string]> = [
    ['backpressured', t('legend.backpressured', 'backpressured')],
    ['busy', t('legend.busy', 'busy')],
    ['idle', t('legend.idle', 'idle')],
    ['unknown', t('legend.unknown', 'not known')],
  ];
  return (
    <>
      <svg width={0} height={0} aria-hidden="true" className={styles.definitions}>
        <Patterns prefix={prefix} palette={palette} />
      </svg>
      {keys.map(([kind, label]) => (
        <span key={kind} className={styles.key}>
          <Swatch kind={kind} palette={palette} prefix={prefix} />
          {label}
        </span>
      ))}
    </>
  );
});

/** What the numbers on the cards are taken over; null while there are none. */
function takenOver({ vertices }: JobGraph): string | null {
  const kinds = new Set(vertices.map((vertex) => readingOf(vertex).of));
  if (kinds.has('max')) {
    return kinds.has('mean')
      ? t('legend.maxOrMean', 'max over subtasks, or mean where marked')
      : t('legend.max', 'max over subtasks');
  }
  return kinds.has('mean') ? t('legend.mean', 'mean over subtasks') : null;
}

function Age({ measured, words }: { measured: number; words: Words }) {
  const span = spanText(useNow() - measured, words);
  return <span>{fill(t('legend.age', 'values {{- span}} old', raw), { span })}</span>;
}

/** The line below the graph: what its colours mean, as far as there is room, and how old its values are. */
export const Legend = memo(function Legend({ graph, age, words }: Props) {
  const styles = useStyles2(stylesOf);
  const measured = newestMeasured(graph);
  const over = takenOver(graph);
  return (
    <div className={styles.legend}>
      <div className={styles.keys}>
        <Keys />
        {over !== null && <span>{over}</span>}
      </div>
      {age && measured !== null && over !== null && <Age measured={measured} words={words} />}
    </div>
  );
});

const height = 3.5;

const stylesOf = (theme: GrafanaTheme2) => ({
  legend: css(lineStyle(theme, theme.spacing(height)), { flexWrap: 'nowrap' }),
  keys: css(lineStyle(theme, theme.spacing(height)), { flex: 1, minWidth: 0, padding: 0 }),
  key: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  definitions: css({ position: 'absolute' }),
});
