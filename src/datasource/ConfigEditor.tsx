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
import { FlinkUiField } from './fields/FlinkUiField';
import { MinRefreshField } from './fields/MinRefreshField';
import { PrometheusField } from './fields/PrometheusField';
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

interface SectionProps {
  settings: FlinkSettings;
  disabled: boolean;
  onChange(settings: FlinkSettings): void;
}

function LoadSection({ settings, disabled, onChange }: SectionProps) {
  return (
    <ConfigSection
      title={t('config.load.title', 'Load on Flink')}
      description={t(
        'config.load.description',
        'Flink’s own UI sends two requests per vertex every three seconds. This data source stays within a budget.'
      )}
    >
      <BudgetField
        budget={settings.requestBudget}
        disabled={disabled}
        onChange={(requestBudget) => onChange({ ...settings, requestBudget })}
      />
      <MinRefreshField
        seconds={settings.minRefreshSeconds}
        disabled={disabled}
        onChange={(minRefreshSeconds) => onChange({ ...settings, minRefreshSeconds })}
      />
    </ConfigSection>
  );
}

function LinksSection({ settings, disabled, onChange }: SectionProps) {
  return (
    <ConfigSection
      title={t('config.links.title', 'Links')}
      description={t('config.links.description', 'Where people go from here. Both may stay empty.')}
    >
      <FlinkUiField
        url={settings.flinkUiUrl}
        disabled={disabled}
        onChange={(flinkUiUrl) => onChange({ ...settings, flinkUiUrl })}
      />
      <PrometheusField
        uid={settings.prometheusUid}
        disabled={disabled}
        onChange={(prometheusUid) => onChange({ ...settings, prometheusUid })}
      />
    </ConfigSection>
  );
}

export function ConfigEditor({ options, onOptionsChange }: Props) {
  const section = {
    settings: options.jsonData,
    disabled: options.readOnly === true,
    onChange: (jsonData: FlinkSettings) => onOptionsChange({ ...options, jsonData }),
  };
  return (
    <Stack direction="column" gap={2}>
      <SecurityNote />
      <ConnectionSettings config={options} onChange={onOptionsChange} urlPlaceholder="http://localhost:8081" />
      <Divider spacing={1} />
      <Auth {...convertLegacyAuthProps({ config: options, onChange: onOptionsChange })} />
      <Divider spacing={1} />
      <AdvancedHttpSettings config={options} onChange={onOptionsChange} />
      <Divider spacing={1} />
      <LoadSection {...section} />
      <LinksSection {...section} />
    </Stack>
  );
}
