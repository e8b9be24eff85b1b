import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import {
  AdvancedHttpSettings,
  Auth,
  ConfigSection,
  ConnectionSettings,
  convertLegacyAuthProps,
  DataSourceDescription,
} from '@grafana/plugin-ui';
import { Divider, Field, Input } from '@grafana/ui';
import { useId } from 'react';
import { defaultBudget, type FlinkSettings, largestBudget, smallestBudget } from './settings';

type Props = DataSourcePluginOptionsEditorProps<FlinkSettings>;

export function ConfigEditor({ options, onOptionsChange }: Props) {
  const id = useId();
  return (
    <>
      <DataSourceDescription dataSourceName="Apache Flink" docsLink="" />
      <ConnectionSettings config={options} onChange={onOptionsChange} urlPlaceholder="http://localhost:8081" />
      <Auth {...convertLegacyAuthProps({ config: options, onChange: onOptionsChange })} />
      <AdvancedHttpSettings config={options} onChange={onOptionsChange} />
      <ConfigSection title={t('config.load.title', 'Load on Flink')}>
        <Field label={t('config.budget.label', 'Requests per refresh')}>
          <Input
            id={id}
            type="number"
            width={20}
            min={smallestBudget}
            max={largestBudget}
            placeholder={String(defaultBudget)}
            value={options.jsonData.requestBudget ?? ''}
            onChange={(event) => {
              const requestBudget = event.currentTarget.value === '' ? undefined : event.currentTarget.valueAsNumber;
              onOptionsChange({ ...options, jsonData: { ...options.jsonData, requestBudget } });
            }}
          />
        </Field>
      </ConfigSection>
      <Divider />
    </>
  );
}
