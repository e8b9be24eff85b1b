import { type QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineField, Input, Stack } from '@grafana/ui';
import { useId } from 'react';
import { type FlinkApi } from './FlinkApi';
import { complete, EditorOf, type FlinkQuery, queryTypes, withType } from './queries/registry';
import { QueryTypeField } from './QueryTypeField';
import { type FlinkSettings } from './settings';

/** Any query can feed a variable; these say which columns of its first frame become text and value. */
export type FlinkVariableQuery = FlinkQuery & { textField?: string; valueField?: string };

type Props = QueryEditorProps<FlinkApi, FlinkQuery, FlinkSettings, FlinkVariableQuery>;

interface ColumnProps {
  label: string;
  value: string | undefined;
  placeholder: string;
  onChange(value: string | undefined): void;
}

function ColumnField({ label, value, placeholder, onChange }: ColumnProps) {
  const id = useId();
  return (
    <InlineField label={label} labelWidth={14} htmlFor={id}>
      <Input
        id={id}
        width={50}
        defaultValue={value ?? ''}
        placeholder={placeholder}
        onBlur={(event) => onChange(event.currentTarget.value.trim() || undefined)}
      />
    </InlineField>
  );
}

/** A query of any type, and which of its columns a variable takes. */
export function VariableEditor({ query: saved, datasource, onChange, onRunQuery }: Props) {
  const query = complete(saved) ?? withType({ refId: 'variable' }, 'jobs');
  const { textField, valueField } = saved;
  const change = (next: FlinkVariableQuery) => {
    onChange(next);
    onRunQuery();
  };
  const defaults = queryTypes[query.queryType].variable;
  return (
    <Stack direction="column" gap={0}>
      <QueryTypeField queryType={query.queryType} onChange={(queryType) => change(withType(query, queryType))} />
      <EditorOf
        query={query}
        onChange={(fields) => change({ ...fields, textField, valueField })}
        live={datasource.live}
        variables={datasource.variableNames()}
      />
      <ColumnField
        label={t('editor.variable.value', 'Value column')}
        value={valueField}
        placeholder={defaults.value}
        onChange={(value) => change({ ...query, textField, valueField: value })}
      />
      <ColumnField
        label={t('editor.variable.text', 'Text column')}
        value={textField}
        placeholder={valueField ?? defaults.text}
        onChange={(text) => change({ ...query, textField: text, valueField })}
      />
    </Stack>
  );
}
