import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Badge, LinkButton, useStyles2 } from '@grafana/ui';
import { type ShownCluster, useCluster } from './cluster';

function words({ version, isSimulated }: ShownCluster): string {
  if (version === null) {
    return isSimulated ? 'The simulator does not answer' : 'Flink does not answer';
  }
  return `Flink ${version}`;
}

/** Which cluster is shown, where it is, and whether it is a real one. */
export function ClusterBadge() {
  const styles = useStyles2(stylesOf);
  const cluster = useCluster();
  if (cluster === null) {
    return null;
  }
  const isSilent = cluster.version === null;
  return (
    <>
      {cluster.isSimulated && (
        <Badge text="Simulated" color="blue" tooltip="No real cluster: Flinkscope’s simulator of one" />
      )}
      <LinkButton
        size="sm"
        fill="text"
        variant={isSilent ? 'destructive' : 'secondary'}
        icon={isSilent ? 'exclamation-triangle' : 'database'}
        href={`/connections/datasources/edit/${cluster.uid}`}
        className={styles.link}
      >
        {words(cluster)}
        <span className={styles.address}>{cluster.address}</span>
      </LinkButton>
    </>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  link: css({ minWidth: 0, flexShrink: 1, overflow: 'hidden' }),
  address: css({
    marginLeft: theme.spacing(1),
    color: theme.colors.text.secondary,
    [theme.breakpoints.down('md')]: { display: 'none' },
  }),
});
