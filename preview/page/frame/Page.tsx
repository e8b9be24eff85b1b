import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';

interface Props {
  title: string;
  subTitle?: ReactNode;
  logo?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page that is no dashboard: a title, what can be done, and its content. */
export function Page({ title, subTitle, logo, actions, children }: Props) {
  const styles = useStyles2(stylesOf);
  return (
    <main className={styles.page}>
      <div className={styles.head}>
        {logo !== undefined && <img src={logo} alt="" width={32} height={32} />}
        <h1>{title}</h1>
        {actions}
      </div>
      {subTitle !== undefined && <div className={styles.subTitle}>{subTitle}</div>}
      {children}
    </main>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  page: css({
    flexGrow: 1,
    padding: theme.spacing(4),
    background: theme.colors.background.primary,
    [theme.breakpoints.down('md')]: { padding: theme.spacing(2) },
  }),
  head: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(1),
    h1: { flexGrow: 1, margin: 0 },
  }),
  subTitle: css({ color: theme.colors.text.secondary, marginBottom: theme.spacing(2) }),
});
