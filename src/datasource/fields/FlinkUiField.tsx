import { t } from '@grafana/i18n';
import { InlineField, Input } from '@grafana/ui';
import { useId } from 'react';
import { flinkUiOf } from '../settings';

interface Props {
  url: string | undefined;
  disabled: boolean;
  onChange(url: string | undefined): void;
}

export function FlinkUiField({ url = '', disabled, onChange }: Props) {
  const id = useId();
  return (
    <InlineField
      label={t('config.flinkUi.label', 'Flink UI address')}
      labelWidth={24}
      htmlFor={id}
      interactive
      invalid={url !== '' && flinkUiOf({ flinkUiUrl: url }) === null}
      error={t('config.flinkUi.error', 'Write an address that begins with http:// or https://.')}
      tooltip={t(
        'config.flinkUi.help',
        'Where the browsers of your people find Flink’s own UI: jobs and vertices get links to it. Empty: no links. Remember that who opens it can cancel jobs there.'
      )}
    >
      <Input
        id={id}
        disabled={disabled}
        width={40}
        placeholder="https://flink.example.com"
        value={url}
        onChange={({ currentTarget }) => onChange(currentTarget.value.trim() || undefined)}
      />
    </InlineField>
  );
}
