import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import { fill, raw } from '../../../text/fill';
import { type Moment } from './moment';
import { differenceText } from './words';

interface Props {
  moment: Moment;
  timeZone: string;
}

/** Over the picture: that it is not of now, of when it is, and where the job of then was another. */
export function PastMark({ moment: { at, sampled, differences }, timeZone }: Props) {
  const styles = useStyles2(stylesOf);
  const time = dateTimeFormat(sampled ?? at, { timeZone, format: 'YYYY-MM-DD HH:mm:ss' });
  const sentences = [
    ...(sampled === null && differences.length === 0
      ? [t('past.nothing', 'Nothing is known of this moment: no task was measured.')]
      : []),
    ...differences.map(differenceText),
  ];
  return (
    <div className={styles.frame}>
      <div className={styles.mark} role="status" hidden={sentences.length === 0}>
        <strong>
          <Icon name="history" size="sm" /> {fill(t('past.at', 'Past: {{- time}}', raw), { time })}
        </strong>
        {sentences.map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </div>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => {
  const colour = theme.visualization.getColorByName('orange');
  return {
    frame: css({
      position: 'absolute',
      inset: theme.spacing(0, 0.5),
      border: `2px dashed ${colour}`,
      borderRadius: theme.shape.radius.default,
      pointerEvents: 'none',
      display: 'flex',
      justifyContent: 'center',
      alignItems: 'flex-start',
    }),
    mark: css({
      '&[hidden]': { display: 'none' },
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'center',
      columnGap: theme.spacing(1.5),
      maxWidth: '80%',
      padding: theme.spacing(0.25, 1.5),
      border: `1px solid ${colour}`,
      borderTop: 'none',
      borderRadius: `0 0 ${theme.shape.radius.default} ${theme.shape.radius.default}`,
      background: theme.colors.background.elevated,
      color: theme.colors.text.primary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontVariantNumeric: 'tabular-nums',
      overflowWrap: 'anywhere',
    }),
  };
};
