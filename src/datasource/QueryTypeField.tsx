import { t } from '@grafana/i18n';
import { Combobox, InlineField } from '@grafana/ui';
import { useId } from 'react';
import { type QuestionGroup } from './queries/queryType';
import { allQueryTypes, type FlinkQueryType, queryTypes } from './queries/registry';

const questions = (): Record<QuestionGroup, string> => ({
  health: t('editor.group.health', 'Health'),
  pressure: t('editor.group.pressure', 'Pressure'),
  checkpoints: t('editor.group.checkpoints', 'Checkpoints'),
  latency: t('editor.group.latency', 'Latency'),
  resources: t('editor.group.resources', 'Resources'),
  logs: t('editor.group.logs', 'Logs'),
});

interface Props {
  queryType: FlinkQueryType;
  onChange(queryType: FlinkQueryType): void;
}

export function QueryTypeField({ queryType, onChange }: Props) {
  const id = useId();
  const groups = questions();
  const options = allQueryTypes.map((value) => ({
    value,
    label: queryTypes[value].label(),
    description: queryTypes[value].description(),
    group: groups[queryTypes[value].group],
  }));
  return (
    <InlineField label={t('editor.queryType.label', 'Show')} labelWidth={14} htmlFor={id}>
      <Combobox id={id} width={50} options={options} value={queryType} onChange={(option) => onChange(option.value)} />
    </InlineField>
  );
}
