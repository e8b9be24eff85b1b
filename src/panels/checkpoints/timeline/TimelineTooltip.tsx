import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { PointerTooltip } from '../../shared/PointerTooltip';
import { fill, raw } from '../../../text/fill';
import { paletteOf } from '../colours';
import { bytesOrUnknown, bytesText, durationText, percentText } from '../format';
import { PhaseSwatch } from '../PhaseSwatch';
import { type Checkpoint } from '../history/checkpoint';
import { measuredOf, phaseNames, phasesOf } from '../history/phases';
import { kindText, phaseText, stateText } from '../words';
import { type Bar, type Mark } from './picture';
import { type Hovered } from './usePointer';

interface Props extends Hovered {
  timeZone: string;
}

function Phases({ checkpoint, duration }: Bar) {
  const styles = useStyles2(stylesOf);
  const palette = paletteOf(useTheme2());
  const phases = phasesOf(measuredOf(checkpoint.row));
  const { slowestVertex, slowestSubtask } = checkpoint.row;
  if (phases === null) {
    return null;
  }
  const of = fill(t('tooltip.slowest', 'Slowest: {{- vertex}}, subtask {{- subtask}}', raw), {
    vertex: slowestVertex ?? '',
    subtask: slowestSubtask ?? '',
  });
  return (
    <>
      {slowestVertex !== null && <div className={styles.quiet}>{of}</div>}
      <table className={styles.table}>
        <tbody>
          {phaseNames.map((phase) => (
            <tr key={phase}>
              <th scope="row">
                <PhaseSwatch colour={palette.phases[phase]} /> {phaseText(phase)}
              </th>
              <td>{durationText(phases[phase])}</td>
              <td>{duration > 0 ? percentText(Math.min(1, phases[phase] / duration)) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function sizeLine({ row }: Checkpoint): string | null {
  return row.stateBytes === null
    ? null
    : fill(t('tooltip.sizes', 'wrote {{- written}} of {{- state}}', raw), {
        written: bytesOrUnknown(row.checkpointedBytes),
        state: bytesText(row.stateBytes),
      });
}

const clock = (value: number, timeZone: string) => dateTimeFormat(value, { timeZone, format: 'HH:mm:ss' });

/** What is known of one checkpoint. Its failure is data: shown as text only. */
function BarFacts({ bar, timeZone }: { bar: Bar; timeZone: string }) {
  const styles = useStyles2(stylesOf);
  const { checkpoint, duration } = bar;
  const { row, from } = checkpoint;
  const acknowledged =
    row.acknowledged === null || row.subtasks === null
      ? null
      : fill(t('tooltip.acknowledged', '{{- count}} of {{- all}} subtasks', raw), {
          count: row.acknowledged,
          all: row.subtasks,
        });
  const facts = [stateText(checkpoint), durationText(duration), acknowledged];
  const notes = [
    fill(t('tooltip.triggered', 'triggered {{- time}}', raw), { time: clock(from, timeZone) }),
    sizeLine(checkpoint),
    row.restored === null ? null : t('tooltip.restored', 'the job was started again from it'),
    row.discarded === true ? t('tooltip.discarded', 'its files are deleted') : null,
  ];
  return (
    <>
      <div className={styles.title}>
        {kindText(checkpoint)} {row.id}
      </div>
      <div>{facts.filter((fact) => fact !== null).join(' · ')}</div>
      {row.failure !== null && <div className={styles.failure}>{row.failure}</div>}
      <Phases {...bar} />
      <div className={styles.quiet}>{notes.filter((note) => note !== null).join(' · ')}</div>
    </>
  );
}

function MarkFacts({ mark, timeZone }: { mark: Mark; timeZone: string }) {
  const styles = useStyles2(stylesOf);
  return (
    <div className={styles.mark}>
      <span className={styles.quiet}>{clock(mark.at, timeZone)}</span> {mark.text}
    </div>
  );
}

/** What the pointer is at. */
export function TimelineTooltip({ bar, mark, at, timeZone }: Props) {
  const styles = useStyles2(stylesOf);
  return (
    <PointerTooltip at={at} className={styles.tooltip}>
      {bar !== null && <BarFacts bar={bar} timeZone={timeZone} />}
      {mark !== null && <MarkFacts mark={mark} timeZone={timeZone} />}
    </PointerTooltip>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  tooltip: css({ maxWidth: 380, padding: theme.spacing(1.25), fontVariantNumeric: 'tabular-nums' }),
  title: css({ fontWeight: theme.typography.fontWeightMedium }),
  failure: css({
    color: theme.colors.error.text,
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 4,
    overflow: 'hidden',
  }),
  mark: css({
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 4,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    '* + &': { marginTop: theme.spacing(0.5) },
  }),
  quiet: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  table: css({
    margin: theme.spacing(0.5, 0),
    'th, td': { padding: 0, fontWeight: 'normal', textAlign: 'right', paddingLeft: theme.spacing(2) },
    'th[scope="row"]': { textAlign: 'left', paddingLeft: 0, color: theme.colors.text.secondary },
  }),
});
