import { Trans } from '@grafana/i18n';
import { Text } from '@grafana/ui';

export function Editor() {
  return (
    <Text color="secondary" variant="bodySmall">
      <Trans i18nKey="query.applications.help">
        Applications with their jobs, running ones first. From Flink 2.3 on.
      </Trans>
    </Text>
  );
}
