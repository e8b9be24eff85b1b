import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { type Way } from './ways';

interface Props {
  way: Way;
  /** Instead of the link's own title. */
  text?: string;
}

/** A link out of the panel. */
export function WayLink({ way: { title, href, target, onClick }, text }: Props) {
  const styles = useStyles2(stylesOf);
  const isElsewhere = target === '_blank';
  return (
    <a
      className={styles.link}
      href={href}
      target={target}
      rel={isElsewhere ? 'noopener noreferrer' : undefined}
      title={text === undefined ? undefined : title}
      onClick={onClick}
    >
      {text ?? title}
      {isElsewhere && <Icon name="external-link-alt" size="xs" />}
    </a>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  link: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
  }),
});
