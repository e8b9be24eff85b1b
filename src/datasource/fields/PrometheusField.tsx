import { t } from '@grafana/i18n';
import { DataSourcePicker } from '@grafana/runtime';
import { InlineField } from '@grafana/ui';
import { useId } from 'react';

interface Props {
  uid: string | undefined;
  disabled: boolean;
  onChange(uid: string | undefined): void;
}

export function PrometheusField({ uid, disabled, onChange }: Props) {
  const id = useId();
  return (
    <InlineField
      label={t('config.prometheus.label', 'Prometheus')}
      labelWidth={24}
      htmlFor={id}
      interactive
      tooltip={t(
        'config.prometheus.help',
        'The data source that holds what Flink’s Prometheus reporter sends. Flink’s REST API has no past: history and alerts come from there.'
      )}
    >
      <DataSourcePicker
        inputId={id}
        type="prometheus"
        width={40}
        noDefault
        disabled={disabled}
        current={uid ?? null}
        placeholder={t('config.prometheus.placeholder', 'None')}
        onChange={(source) => onChange(source.uid)}
        onClear={() => onChange(undefined)}
      />
    </InlineField>
  );
}
