import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type Fact } from './vertexFacts';
import { WayLink } from '../../shared/WayLink';

/** Names and values, one a line. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const styles = useStyles2(stylesOf);
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, ways }) => (
        <div key={`${label} ${value}`} className={styles.fact}>
          <dt>{label}</dt>
          <dd>
            {value}
            {ways.map((way) => (
              <WayLink key={`${way.title} ${way.href}`} way={way} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  facts: css({
    display: 'grid',
    gap: theme.spacing(0.25, 2),
    margin: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  fact: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, 34%) 1fr',
    gap: theme.spacing(1),
    dt: { color: theme.colors.text.secondary, fontWeight: 'normal' },
    dd: { margin: 0, minWidth: 0, overflowWrap: 'anywhere', '& > a': { marginLeft: theme.spacing(1) } },
  }),
});
