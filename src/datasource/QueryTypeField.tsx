import { t } from '@grafana/i18n';
import { Combobox, InlineField } from '@grafana/ui';
import { useId } from 'react';
import { allQueryTypes, type FlinkQueryType, queryTypes } from './queries/registry';

interface Props {
  queryType: FlinkQueryType;
  onChange(queryType: FlinkQueryType): void;
}

export function QueryTypeField({ queryType, onChange }: Props) {
  const id = useId();
  const options = allQueryTypes.map((value) => ({
    value,
    label: queryTypes[value].label(),
    description: queryTypes[value].description(),
  }));
  return (
    <InlineField label={t('editor.queryType.label', 'Show')} labelWidth={14} htmlFor={id}>
      <Combobox id={id} width={50} options={options} value={queryType} onChange={(option) => onChange(option.value)} />
    </InlineField>
  );
}
