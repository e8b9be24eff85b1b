import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import {
  AdvancedHttpSettings,
  Auth,
  ConfigSection,
  ConnectionSettings,
  convertLegacyAuthProps,
} from '@grafana/plugin-ui';
import { Alert, Divider, Stack } from '@grafana/ui';
import { BudgetField } from './fields/BudgetField';
import { type FlinkSettings } from './settings';

type Props = DataSourcePluginOptionsEditorProps<FlinkSettings>;

/** Flink's REST port has no authorisation: whoever reaches it may run code. People have to know before they connect. */
function SecurityNote() {
  return (
    <Alert severity="info" title={t('config.securityTitle', 'Read only, and readable by every viewer')}>
      <Trans i18nKey="config.security">
        Grafana’s server reads Flink for everyone who may query this data source. The plugin lets only known read
        requests through, but they include job configuration, exceptions and logs. Flink’s REST port has no
        authorisation of its own: keep it inside your network.
      </Trans>
    </Alert>
  );
}

export function ConfigEditor({ options, onOptionsChange }: Props) {
  return (
    <Stack direction="column" gap={2}>
      <SecurityNote />
      <ConnectionSettings config={options} onChange={onOptionsChange} urlPlaceholder="http://localhost:8081" />
      <Divider spacing={1} />
      <Auth {...convertLegacyAuthProps({ config: options, onChange: onOptionsChange })} />
      <Divider spacing={1} />
      <AdvancedHttpSettings config={options} onChange={onOptionsChange} />
      <Divider spacing={1} />
      <ConfigSection
        title={t('config.load.title', 'Load on Flink')}
        description={t(
          'config.load.description',
          'Flink’s own UI sends two requests per vertex every three seconds. This data source stays within a budget.'
        )}
      >
        <BudgetField
          budget={options.jsonData.requestBudget}
          disabled={options.readOnly === true}
          onChange={(requestBudget) =>
            onOptionsChange({ ...options, jsonData: { ...options.jsonData, requestBudget } })
          }
        />
      </ConfigSection>
    </Stack>
  );
}
