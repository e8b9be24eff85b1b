import { VariableRefresh, VariableSort } from '@grafana/data';
import {
  ConstantVariable,
  CustomVariable,
  DataSourceVariable,
  IntervalVariable,
  QueryVariable,
  type SceneVariable,
  TextBoxVariable,
} from '@grafana/scenes';
import { type VariableJson } from './model';

const textOf = ({ query }: VariableJson) => (typeof query === 'string' ? query : '');

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? '';

const common = ({ name, label, description, hide, skipUrlSync }: VariableJson) => ({
  name,
  label,
  description,
  hide,
  skipUrlSync,
});

/** What variables with a list of values have in common. */
const choice = (json: VariableJson) => ({
  ...common(json),
  value: json.current?.value ?? '',
  text: json.current?.text ?? '',
  isMulti: json.multi,
  includeAll: json.includeAll,
  defaultToAll: json.includeAll === true,
  allValue: json.allValue || undefined,
  allowCustomValue: json.allowCustomValue,
});

/** The values of an interval variable: separated by commas, `auto` is no value of its own. */
function intervals(json: VariableJson): string[] {
  const values = textOf(json)
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
  return values.length === 0 ? ['1m', '10m', '30m', '1h', '6h', '12h', '1d', '7d', '14d', '30d'] : values;
}

const makers: Record<string, ((json: VariableJson) => SceneVariable) | undefined> = {
  query: (json) =>
    new QueryVariable({
      ...choice(json),
      query: json.query ?? '',
      datasource: json.datasource ?? null,
      regex: json.regex ?? '',
      sort: json.sort ?? VariableSort.disabled,
      refresh: json.refresh ?? VariableRefresh.onDashboardLoad,
    }),
  datasource: (json) =>
    new DataSourceVariable({
      ...choice(json),
      pluginId: textOf(json),
      regex: json.regex ?? '',
      defaultOptionEnabled: json.current?.value === 'default' && json.current.text === 'default',
    }),
  custom: (json) => new CustomVariable({ ...choice(json), query: textOf(json) }),
  interval: (json) =>
    new IntervalVariable({
      ...common(json),
      intervals: intervals(json),
      value: first(json.current?.value) || first(intervals(json)),
      autoEnabled: json.auto ?? false,
      autoStepCount: json.auto_count ?? 30,
      autoMinInterval: json.auto_min ?? '10s',
      refresh: VariableRefresh.onTimeRangeChanged,
    }),
  constant: (json) => new ConstantVariable({ ...common(json), value: textOf(json) }),
  textbox: (json) => new TextBoxVariable({ ...common(json), value: first(json.current?.value) || textOf(json) }),
};

/** A dashboard's variable as a scene object; null, with a word in the console, where the type is only in Grafana. */
export function variableOf(json: VariableJson): SceneVariable | null {
  const make = makers[json.type];
  if (make === undefined) {
    console.warn(`The preview does not have variables of type ${json.type}: ${json.name}`);
    return null;
  }
  return make(json);
}
