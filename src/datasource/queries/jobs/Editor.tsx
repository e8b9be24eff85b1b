import { Trans } from '@grafana/i18n';
import { Text } from '@grafana/ui';

export function Editor() {
  return (
    <Text color="secondary" variant="bodySmall">
      <Trans i18nKey="query.jobs.help">All jobs that the cluster knows, running ones first.</Trans>
    </Text>
  );
}
