import { type QueryEditorProps } from '@grafana/data';
import { Stack } from '@grafana/ui';
import { type FlinkApi } from './FlinkApi';
import { complete, defaultQueryType, EditorOf, type FlinkQuery, withType } from './queries/registry';
import { QueryTypeField } from './QueryTypeField';
import { type FlinkSettings } from './settings';

type Props = QueryEditorProps<FlinkApi, FlinkQuery, FlinkSettings>;

export function QueryEditor({ query: saved, datasource, onChange, onRunQuery }: Props) {
  const query = complete(saved) ?? withType(saved, defaultQueryType);
  const change = (next: FlinkQuery) => {
    onChange(next);
    onRunQuery();
  };
  return (
    <Stack direction="column" gap={0}>
      <QueryTypeField queryType={query.queryType} onChange={(queryType) => change(withType(query, queryType))} />
      <EditorOf query={query} onChange={change} live={datasource.live} variables={datasource.variableNames()} />
    </Stack>
  );
}
