import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';

interface Props {
  title: string;
  text: string;
  /** Buttons. */
  children?: ReactNode;
}

/** The one thing to know, above the picture. */
export function Banner({ title, text, children }: Props) {
  const styles = useStyles2(stylesOf);
  return (
    <div className={styles.banner} role="status">
      <Icon name="exclamation-circle" className={styles.icon} />
      <div className={styles.text}>
        <strong>{title}</strong> {text}
      </div>
      <div className={styles.buttons}>{children}</div>
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  banner: css({
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 1),
    margin: theme.spacing(0, 1, 0.5),
    padding: theme.spacing(0.5, 1),
    border: `1px solid ${theme.colors.warning.border}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.warning.transparent,
    fontSize: theme.typography.bodySmall.fontSize,
    flexShrink: 0,
  }),
  icon: css({ color: theme.colors.warning.text, flexShrink: 0 }),
  text: css({ flex: '1 1 260px', overflowWrap: 'anywhere' }),
  buttons: css({ display: 'flex', gap: theme.spacing(1) }),
});
