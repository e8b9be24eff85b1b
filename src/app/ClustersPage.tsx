import { locationUtil } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { EmptyState, LinkButton, Stack, Text } from '@grafana/ui';
import { ClusterCard } from './ClusterCard';

const pluginId = 'flinkscope-flink-datasource';

/** Every Flink data source that this user may query, with what its own test says now. */
export function ClustersPage() {
  const clusters = getDataSourceSrv().getList({ pluginId });
  if (clusters.length === 0) {
    return (
      <EmptyState
        variant="call-to-action"
        message={t('clusters.none', 'No Flink cluster is connected yet')}
        button={
          <LinkButton icon="plus" href={locationUtil.assureBaseUrl('/connections/datasources/new')}>
            <Trans i18nKey="clusters.add">Add a data source</Trans>
          </LinkButton>
        }
      >
        <Trans i18nKey="clusters.how">Add one data source of the type “Apache Flink REST” for each JobManager.</Trans>
      </EmptyState>
    );
  }
  return (
    <Stack direction="column" gap={2}>
      <Text color="secondary">
        <Trans i18nKey="clusters.intro">The Flink clusters that you may look at. Nothing here can change them.</Trans>
      </Text>
      <ul aria-label={t('clusters.list', 'Clusters')} style={{ listStyle: 'none' }}>
        {clusters.map(({ uid, name }) => (
          <ClusterCard key={uid} uid={uid} name={name} />
        ))}
      </ul>
    </Stack>
  );
}
