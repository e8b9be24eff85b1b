import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { memo, useId, useMemo } from 'react';
import { type JobGraph } from '../../frames/jobGraph';
import { fill, raw } from '../../text/fill';
import { paletteOf } from './colour';
import { Patterns } from './drawing/Patterns';
import { type Figures } from './figures';
import { type FlowKind, kindOf } from './flow';
import { BottleneckKey, FlowKeys, PressureKeys, ScaleKey, StateKeys, SubtasksKey } from './LegendKeys';
import { lineStyle } from './lineStyle';
import { newestMeasured } from './measured';
import { colourNames, type Options } from './options';
import { readingOf } from './reading';
import { figureText, scaleColumn } from './tint';
import { useNow } from '../shared/useNow';
import { durationText, spanText, type Words } from './words';

interface Props {
  graph: JobGraph;
  options: Options;
  figures: Figures;
  /** A vertex has the mark of a bottleneck. */
  marked: boolean;
  /** How old the values are: not where the header says it. */
  age: boolean;
  words: Words;
}

/** What the shares of time are taken over; null while there are none. */
function takenOver({ vertices }: JobGraph, { over }: Options): string | null {
  const kinds = new Set(vertices.map((vertex) => readingOf(vertex, over).of));
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

const samples = 24;

/** The scale of the number that colours the vertices. */
function Scale({ graph, options, figures, words }: Omit<Props, 'marked' | 'age'>) {
  const column = scaleColumn(options.colourBy, graph.vertices);
  const range = column === null ? null : figures[column].range;
  if (column === null || range === null) {
    return null;
  }
  const { min, max } = range;
  const text = (value: number) =>
    // Beside “Watermark lag”, the minus that cards have would turn the meaning round.
    column === 'watermarkLag'
      ? (figures[column].text(value) ?? durationText(value, words))
      : figureText(column, value, figures, words);
  const colours = Array.from({ length: samples }, (_, index) =>
    figures[column].colour(min + ((max - min) * (index + 0.5)) / samples)
  );
  return (
    <ScaleKey
      name={figures[column].label ?? new Map(colourNames()).get(options.colourBy) ?? ''}
      least={text(min)}
      most={text(max)}
      colours={colours.filter((colour) => colour !== null)}
    />
  );
}

const flowOrder: readonly FlowKind[] = ['spread', 'forward', 'broadcast'];

/** What the picture shows with colours, patterns and lines, the most needed first. */
const Keys = memo(function Keys(props: Props) {
  const { graph, options, marked } = props;
  const styles = useStyles2(stylesOf);
  const theme = useTheme2();
  const palette = useMemo(() => paletteOf(theme), [theme]);
  const prefix = `flinkscope${useId().replace(/\W/g, '')}`;
  const kinds = useMemo(() => new Set(graph.edges.map(({ shipStrategy }) => kindOf([shipStrategy]))), [graph]);
  const states = [...new Set(graph.vertices.flatMap(({ state }) => state ?? []))].sort();
  const over = takenOver(graph, options);
  return (
    <>
      <svg width={0} height={0} aria-hidden="true" className={styles.definitions}>
        <Patterns prefix={prefix} palette={palette} />
      </svg>
      <Scale {...props} />
      {options.colourBy === 'state' && <StateKeys states={states} palette={palette} prefix={prefix} />}
      <PressureKeys palette={palette} prefix={prefix} />
      {over !== null && <span>{over}</span>}
      {marked && <BottleneckKey palette={palette} />}
      <FlowKeys kinds={flowOrder.filter((kind) => kinds.has(kind))} palette={palette} />
      {options.heatStrip && graph.subtasks.length > 0 && <SubtasksKey palette={palette} />}
    </>
  );
});

/** The line below the graph: what it shows by which means, as far as there is room, and how old its values are. */
export const Legend = memo(function Legend(props: Props) {
  const { graph, options, age, words } = props;
  const styles = useStyles2(stylesOf);
  const measured = newestMeasured(graph);
  return (
    <div className={styles.legend}>
      <div className={styles.keys}>
        <Keys {...props} />
      </div>
      {age && measured !== null && takenOver(graph, options) !== null && <Age measured={measured} words={words} />}
    </div>
  );
});

const height = 3.5;

const stylesOf = (theme: GrafanaTheme2) => ({
  legend: css(lineStyle(theme, theme.spacing(height)), { flexWrap: 'nowrap', printColorAdjust: 'exact' }),
  keys: css(lineStyle(theme, theme.spacing(height)), { flex: 1, minWidth: 0, padding: 0 }),
  definitions: css({ position: 'absolute' }),
});
