import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, IconButton, useStyles2 } from '@grafana/ui';
import { type GraphJob, type JobGraph } from '../../frames/jobGraph';
import { fill, raw } from '../../text/fill';
import { stateLook } from './jobState';
import { stagesText } from './jobWords';
import { lineStyle } from './lineStyle';
import { type Coverage, coverageOf, newestMeasured } from './measured';
import { useNow } from '../shared/useNow';
import { spanText, type Words } from './words';

interface Props {
  graph: JobGraph;
  job: GraphJob;
  /** Whether there is room for the age of the values. */
  age: boolean;
  /** The moment that is shown, epoch ms; null = now. */
  past: number | null;
  /** Shows the vertices as a table. */
  onTable(): void;
  words: Words;
  timeZone: string;
}

function restartsText(restarts: number): string {
  return restarts === 1
    ? t('header.restart', '1 restart')
    : fill(t('header.restarts', '{{- count}} restarts', raw), { count: restarts });
}

function coverageText(coverage: Coverage, words: Words): string | null {
  if (coverage === null) {
    return null;
  }
  return coverage.kind === 'sinceStart'
    ? t('header.sinceStart', 'means since start')
    : fill(t('header.span', 'means over {{- span}}', raw), { span: spanText(coverage.ms, words) });
}

function Ended({ at, words, timeZone }: { at: number; words: Words; timeZone: string }) {
  const span = spanText(useNow() - at, words);
  return (
    <span>
      {fill(t('header.ended', '{{- span}} ago, {{- time}}', raw), { span, time: dateTimeFormat(at, { timeZone }) })}
    </span>
  );
}

/** In place of the state: Prometheus does not tell which it was. */
function Past({ at, timeZone }: { at: number; timeZone: string }) {
  const styles = useStyles2(stylesOf);
  return (
    <span className={styles.waiting}>
      <Icon name="history" size="sm" />{' '}
      {fill(t('header.past', 'past, {{- time}}', raw), { time: dateTimeFormat(at, { timeZone }) })}
    </span>
  );
}

/** Whether the values are those of now, and how old they are. */
function Age({ job, measured, words }: { job: GraphJob; measured: number; words: Words }) {
  const values = { span: spanText(useNow() - measured, words) };
  const isLive = job.staleSince === null;
  return (
    <span>
      {isLive
        ? fill(t('header.live', 'live · values {{- span}} old', raw), values)
        : fill(t('header.age', 'values {{- span}} old', raw), values)}
    </span>
  );
}

function factsOf({ graph, job, words }: Pick<Props, 'graph' | 'job' | 'words'>): string[] {
  const isOld = job.staleSince !== null;
  return [
    job.uptime === null || isOld ? null : spanText(job.uptime, words),
    job.ended === null || job.started === null
      ? null
      : fill(t('header.ran', 'ran {{- span}}', raw), { span: spanText(job.ended - job.started, words) }),
    stagesText(job, graph.vertices),
    job.restarts === null || job.restarts === 0 ? null : restartsText(job.restarts),
    coverageText(coverageOf(graph), words),
  ].filter((fact) => fact !== null);
}

/** The line above the graph, the most important first: what does not fit into a narrow panel falls off its end. */
export function Header({ graph, job, age, past, onTable, words, timeZone }: Props) {
  const styles = useStyles2(stylesOf);
  const isOld = job.staleSince !== null;
  const { mood, icon } = stateLook(job.state);
  const measured = age && past === null && job.ended === null ? newestMeasured(graph) : null;
  return (
    <div className={styles.header}>
      <div className={styles.left}>
        <span className={styles.job}>
          <span className={styles.name} title={job.name ?? job.id}>
            {job.name ?? job.id}
          </span>
          {past === null ? (
            <span className={styles[isOld ? 'over' : mood]}>
              <Icon name={icon} size="sm" /> {job.state}
            </span>
          ) : (
            <Past at={past} timeZone={timeZone} />
          )}
        </span>
        {job.ended !== null && <Ended at={job.ended} words={words} timeZone={timeZone} />}
        {factsOf({ graph, job, words }).map((fact) => (
          <span key={fact} className={styles.fact}>
            {fact}
          </span>
        ))}
      </div>
      <div className={styles.right}>
        {measured !== null && <Age job={job} measured={measured} words={words} />}
        <IconButton name="table" tooltip={t('header.table', 'Vertices as a table')} onClick={onTable} />
      </div>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => {
  const state = { display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), flexShrink: 0 };
  return {
    header: css({ display: 'flex', flexShrink: 0, gap: theme.spacing(2), padding: theme.spacing(0, 2) }),
    left: css(lineStyle(theme, theme.spacing(4)), { flex: 1, minWidth: 0, padding: 0, columnGap: theme.spacing(0.75) }),
    right: css(lineStyle(theme, theme.spacing(4)), {
      flexWrap: 'nowrap',
      alignItems: 'center',
      flexShrink: 0,
      padding: 0,
      columnGap: theme.spacing(1),
    }),
    fact: css({ '&::before': { content: '"· "' } }),
    job: css({ display: 'flex', gap: theme.spacing(1.5), minWidth: 0, maxWidth: '100%' }),
    name: css({
      minWidth: theme.spacing(3),
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      color: theme.colors.text.primary,
      fontSize: theme.typography.body.fontSize,
      fontWeight: theme.typography.fontWeightMedium,
    }),
    good: css(state, { color: theme.colors.success.text }),
    waiting: css(state, { color: theme.colors.warning.text }),
    bad: css(state, { color: theme.colors.error.text }),
    over: css(state),
  };
};
