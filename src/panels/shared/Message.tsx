import { css } from '@emotion/css';
import { type GrafanaTheme2, type IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

interface Props {
  text: string;
  icon?: IconName;
}

/** One sentence instead of a picture. */
export function Message({ text, icon }: Props) {
  const styles = useStyles2(stylesOf);
  return (
    <div className={styles.message} role="status" data-icon={icon}>
      {icon !== undefined && <Icon name={icon} size="xl" className={styles.icon} />}
      <div className={styles.text}>{text}</div>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  message: css({
    flex: 1,
    width: '100%',
    height: '100%',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 2),
    overflow: 'auto',
    textAlign: 'center',
    color: theme.colors.text.secondary,
  }),
  text: css({ maxWidth: 560, overflowWrap: 'anywhere' }),
  icon: css({ color: theme.colors.warning.text, flexShrink: 0 }),
});
