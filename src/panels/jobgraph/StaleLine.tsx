import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { fill, raw } from '../../text/fill';
import { useNow } from '../shared/useNow';
import { spanText, type Words } from './words';

interface Props {
  /** Epoch ms of the last answer. */
  since: number;
  /** A sentence; null when it is not known. */
  problem: string | null;
  words: Words;
  timeZone: string;
}

/** Says that the picture is old, since when and why. */
export function StaleLine({ since, problem, words, timeZone }: Props) {
  const styles = useStyles2(stylesOf);
  const span = spanText(useNow() - since, words);
  const values = { time: dateTimeFormat(since, { timeZone, format: 'HH:mm:ss' }), span, problem: problem ?? '' };
  return (
    <div className={styles.line}>
      <Icon name="exclamation-triangle" className={styles.icon} />
      <div>
        <strong>{fill(t('stale.since', 'No answer since {{- time}} ({{- span}}).', raw), values)}</strong>{' '}
        {t('stale.last', 'The picture is the last one.')} {problem}
      </div>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    gap: theme.spacing(1),
    margin: theme.spacing(0, 2),
    padding: theme.spacing(0.75, 1.5),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.warning.transparent,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    maxHeight: '40%',
    overflow: 'auto',
    overflowWrap: 'anywhere',
  }),
  icon: css({ color: theme.colors.warning.text, flexShrink: 0, marginTop: 1 }),
});
