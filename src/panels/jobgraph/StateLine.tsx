import { css } from '@emotion/css';
import { type GrafanaTheme2, type IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { type GraphJob, isFailureNews, type JobGraph } from '../../frames/jobGraph';
import { stateLook } from './jobState';
import { stateSentence } from './jobWords';

/** A job that runs is here for its tasks, or for its last restart. */
function iconOf(job: GraphJob): IconName {
  const { mood, icon } = stateLook(job.state);
  if (mood !== 'good') {
    return icon;
  }
  return isFailureNews(job) ? 'sync' : 'hourglass';
}

/** Says why a job does not run as it should, with the first line of what made it fail where that is known. */
export function StateLine({ graph: { job, vertices } }: { graph: JobGraph }) {
  const styles = useStyles2(stylesOf);
  const sentence = job === null ? null : stateSentence(job, vertices);
  if (job === null || sentence === null) {
    return null;
  }
  const isNews = isFailureNews(job);
  const look = isNews ? 'bad' : 'waiting';
  return (
    <div className={styles.line} data-mood={look} role="status">
      <Icon name={iconOf(job)} className={styles.icon} />
      <div className={styles.words}>
        <span>{sentence}</span>
        {isNews && job.failure !== null && <div className={styles.failure}>{job.failure}</div>}
      </div>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    gap: theme.spacing(1),
    flexShrink: 0,
    margin: theme.spacing(0, 2, 0.5),
    padding: theme.spacing(0.5, 1.5),
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    maxHeight: '40%',
    overflow: 'auto',
    '&[data-mood="bad"]': { background: theme.colors.error.transparent },
    '&[data-mood="waiting"]': { background: theme.colors.background.secondary },
  }),
  icon: css({
    flexShrink: 0,
    marginTop: 1,
    '[data-mood="bad"] > &': { color: theme.colors.error.text },
    '[data-mood="waiting"] > &': { color: theme.colors.text.secondary },
  }),
  words: css({ minWidth: 0 }),
  failure: css({
    fontFamily: theme.typography.fontFamilyMonospace,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  }),
});
