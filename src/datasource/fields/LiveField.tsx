import { t } from '@grafana/i18n';
import { Combobox, type ComboboxOption, InlineField } from '@grafana/ui';
import { useId } from 'react';

interface Props {
  label: string;
  help: string;
  /** What an empty field means. */
  placeholder: string;
  value: string;
  /** What is shown for the value, where that is not the value itself. */
  valueLabel?: string;
  onChange(value: string): void;
  /** Everything that can be chosen now; what is typed is searched in it. */
  load(): Promise<Array<ComboboxOption<string>>>;
  /** Names of the dashboard's variables, with their dollar sign. */
  variables: readonly string[];
  /** Choices that are always there, before the others. */
  fixed?: Array<ComboboxOption<string>>;
}

const holds = (option: ComboboxOption<string>, typed: string) =>
  JSON.stringify(option).toLowerCase().includes(typed.toLowerCase());

/** While Flink does not answer, variables and typed text can still be chosen. */
export async function optionsOf(
  { load, variables, fixed = [] }: Props,
  typed: string
): Promise<Array<ComboboxOption<string>>> {
  const found = await load().catch(() => []);
  const named = variables.map((value) => ({ value, group: t('editor.variables', 'Variables') }));
  return [...fixed, ...found, ...named].filter((option) => holds(option, typed));
}

/** One of the things that the cluster has now, a variable, or a typed text. */
export function LiveField(props: Props) {
  const { label, help, placeholder, value, valueLabel = value, onChange, fixed = [] } = props;
  const id = useId();
  const chosen = fixed.find((option) => option.value === value) ?? { value, label: valueLabel };
  return (
    <InlineField label={label} labelWidth={14} htmlFor={id} tooltip={help}>
      <Combobox
        id={id}
        width={50}
        isClearable
        createCustomValue
        value={value === '' ? null : chosen}
        placeholder={placeholder}
        options={(typed) => optionsOf(props, typed)}
        onChange={(option) => onChange(option?.value ?? '')}
      />
    </InlineField>
  );
}
