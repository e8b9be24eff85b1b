import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { PointerTooltip } from '../shared/PointerTooltip';
import { type GraphVertex } from '../../frames/jobGraph';
import { fill, raw } from '../../text/fill';
import { byteRate, percentOrUnknown, recordRate } from './format';
import { type Point } from './layout/geometry';
import { nameOf } from './names';
import { useNow } from '../shared/useNow';
import { runningText, spanText, type Words } from './words';

interface Props {
  vertex: GraphVertex;
  /** When the counters behind means and rates were measured, epoch ms. */
  measured: number | null;
  /** Pixels of the window. */
  at: Point;
  words: Words;
  timeZone: string;
}

const arrow = ' -> ';
const shownOperators = 12;
const shownDescription = 600;

function Operators({ name }: { name: string }) {
  const styles = useStyles2(stylesOf);
  const operators = name.split(arrow);
  const hidden = operators.length - shownOperators;
  return (
    <ol className={styles.operators}>
      {operators.slice(0, shownOperators).map((operator, index) => (
        <li key={index}>{operator}</li>
      ))}
      {hidden > 0 && <li>{fill(t('tooltip.moreOperators', '… and {{- count}} more', raw), { count: hidden })}</li>}
    </ol>
  );
}

interface FiguresProps {
  columns: readonly [string, string];
  rows: ReadonlyArray<readonly [label: string, left: string, right: string]>;
}

function Figures({ columns, rows }: FiguresProps) {
  const styles = useStyles2(stylesOf);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, left, right]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{left}</td>
            <td>{right}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shares({ vertex }: { vertex: GraphVertex }) {
  const rows = [
    [t('legend.backpressured', 'backpressured'), vertex.backpressuredMax, vertex.backpressuredMean],
    [t('legend.busy', 'busy'), vertex.busyMax, vertex.busyMean],
    [t('legend.idle', 'idle'), null, vertex.idleMean],
  ] as const;
  return (
    <Figures
      columns={[t('tooltip.max', 'highest subtask'), t('tooltip.mean', 'mean')]}
      rows={rows.map(([label, max, mean]) => [label, percentOrUnknown(max), percentOrUnknown(mean)])}
    />
  );
}

function Rates({ vertex }: { vertex: GraphVertex }) {
  return (
    <Figures
      columns={[t('tooltip.records', 'records'), t('tooltip.bytes', 'bytes')]}
      rows={[
        [t('tooltip.in', 'in'), recordRate(vertex.recordsIn), byteRate(vertex.bytesIn)],
        [t('tooltip.out', 'out'), recordRate(vertex.recordsOut), byteRate(vertex.bytesOut)],
      ]}
    />
  );
}

function meansCover({ basis, span }: GraphVertex, words: Words): string | null {
  if (basis === null || span === null) {
    return null;
  }
  const over = { span: spanText(span, words) };
  return basis === 'sinceStart'
    ? fill(t('tooltip.sinceStart', 'Means and rates since the tasks started, over {{- span}}', raw), over)
    : fill(t('tooltip.interval', 'Means and rates over {{- span}}', raw), over);
}

interface FootProps extends Pick<Props, 'vertex' | 'measured' | 'words' | 'timeZone'> {}

/** What the numbers stand for, and how old they are. */
function Foot({ vertex, measured, words, timeZone }: FootProps) {
  const now = useNow();
  const styles = useStyles2(stylesOf);
  const time = (value: number) => ({
    time: dateTimeFormat(value, { timeZone, format: 'HH:mm:ss' }),
    age: spanText(now - value, words),
  });
  const lines = [
    meansCover(vertex, words),
    measured !== null &&
      vertex.basis !== null &&
      fill(t('tooltip.measured', 'measured {{- time}}, {{- age}} ago', raw), time(measured)),
    vertex.measured !== null &&
      fill(t('tooltip.maxMeasured', 'Highest subtask measured {{- time}}, {{- age}} ago', raw), time(vertex.measured)),
  ];
  return (
    <div className={styles.foot}>
      {lines.map((line, index) => line !== null && line !== false && <div key={index}>{line}</div>)}
    </div>
  );
}

/** All that is known of a vertex. Names and plan are data: shown as text only. */
export function VertexTooltip({ vertex, measured, at, words, timeZone }: Props) {
  const styles = useStyles2(stylesOf);
  const running = runningText(vertex);
  const facts = [
    vertex.parallelism === null
      ? null
      : fill(t('tooltip.parallelism', 'parallelism {{- count}}', raw), { count: vertex.parallelism }),
    vertex.state,
    running === null ? null : fill(t('tooltip.running', '{{- running}} running', raw), { running }),
  ];
  const plan = vertex.description ?? '';
  return (
    <PointerTooltip at={at} className={styles.tooltip}>
      <div className={styles.title}>{nameOf(vertex)}</div>
      <div className={styles.facts}>{facts.filter((fact) => fact !== null).join(' · ')}</div>
      {vertex.name !== null && <Operators name={vertex.name} />}
      <div className={styles.tables}>
        <Shares vertex={vertex} />
        <Rates vertex={vertex} />
      </div>
      <Foot vertex={vertex} measured={measured} words={words} timeZone={timeZone} />
      {plan !== '' && (
        <div className={styles.plan}>
          {plan.length > shownDescription ? `${plan.slice(0, shownDescription)}…` : plan}
        </div>
      )}
    </PointerTooltip>
  );
}

/** Hostile or generated names may have thousands of characters. */
const clamped = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 3,
  overflow: 'hidden',
  overflowWrap: 'anywhere',
} as const;

const stylesOf = (theme: GrafanaTheme2) => ({
  tooltip: css({ maxWidth: 440, padding: theme.spacing(1.5), fontVariantNumeric: 'tabular-nums' }),
  title: css(clamped, { fontWeight: theme.typography.fontWeightMedium }),
  facts: css({ color: theme.colors.text.secondary }),
  operators: css({
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    paddingLeft: theme.spacing(1),
    borderLeft: `2px solid ${theme.colors.border.medium}`,
    '& li': clamped,
  }),
  tables: css({ display: 'grid', gap: theme.spacing(1), marginTop: theme.spacing(1), justifyContent: 'start' }),
  table: css({
    'th, td': {
      minWidth: theme.spacing(13),
      padding: 0,
      fontWeight: 'normal',
      textAlign: 'right',
      whiteSpace: 'nowrap',
    },
    'thead th': { color: theme.colors.text.secondary },
    'th[scope="row"]': { textAlign: 'left', padding: 0, color: theme.colors.text.secondary },
  }),
  foot: css({ marginTop: theme.spacing(1), color: theme.colors.text.secondary }),
  plan: css({
    marginTop: theme.spacing(1),
    paddingTop: theme.spacing(1),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    color: theme.colors.text.secondary,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxHeight: '12lh',
    overflow: 'hidden',
  }),
});
