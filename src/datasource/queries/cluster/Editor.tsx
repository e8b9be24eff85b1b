import { Trans } from '@grafana/i18n';
import { Text } from '@grafana/ui';

export function Editor() {
  return (
    <Text color="secondary" variant="bodySmall">
      <Trans i18nKey="query.cluster.help">
        The cluster as a whole: version, TaskManagers, slots, and how many jobs are in which state.
      </Trans>
    </Text>
  );
}
