import { locationUtil } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Card, Icon, LinkButton, Spinner } from '@grafana/ui';
import { type Health, useHealth } from './useHealth';

interface Props {
  uid: string;
  name: string;
}

function HealthIcon({ health }: { health: Health | null }) {
  if (health === null) {
    return <Spinner size="lg" />;
  }
  return health.isOk ? (
    <Icon name="check-circle" size="xl" title={t('clusters.ok', 'Reachable')} />
  ) : (
    <Icon name="exclamation-triangle" size="xl" title={t('clusters.problem', 'Problem')} />
  );
}

export function ClusterCard({ uid, name }: Props) {
  const health = useHealth(uid);
  const dashboard = locationUtil.assureBaseUrl(`/d/flinkscope-job?var-flink=${encodeURIComponent(uid)}`);
  return (
    <li>
      <Card noMargin={false}>
        <Card.Heading>{name}</Card.Heading>
        <Card.Figure align="center">
          <HealthIcon health={health} />
        </Card.Figure>
        <Card.Description>
          {health === null ? t('clusters.asking', 'Asking the cluster…') : health.message}
        </Card.Description>
        <Card.Actions>
          <LinkButton size="sm" icon="sitemap" href={dashboard}>
            <Trans i18nKey="clusters.open">Job graph</Trans>
          </LinkButton>
          <LinkButton
            size="sm"
            variant="secondary"
            icon="cog"
            href={locationUtil.assureBaseUrl(`/connections/datasources/edit/${encodeURIComponent(uid)}`)}
          >
            <Trans i18nKey="clusters.settings">Settings</Trans>
          </LinkButton>
        </Card.Actions>
      </Card>
    </li>
  );
}
