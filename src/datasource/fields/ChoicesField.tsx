import { t } from '@grafana/i18n';
import { type ComboboxOption, InlineField, InlineLabel, MultiCombobox } from '@grafana/ui';
import { useId } from 'react';

interface Props {
  label: string;
  help: string;
  /** What an empty field means. */
  placeholder: string;
  values: string[];
  options: Array<ComboboxOption<string>>;
  onChange(values: string[]): void;
  /** Names of the dashboard's variables, with their dollar sign. */
  variables: readonly string[];
}

/** Several of a few fixed choices, or variables. */
export function ChoicesField({ label, help, placeholder, values, options, onChange, variables }: Props) {
  const labelId = useId();
  const named = variables.map((value) => ({ value, group: t('editor.variables', 'Variables') }));
  return (
    <InlineField
      label={
        <InlineLabel id={labelId} width={14} tooltip={help}>
          {label}
        </InlineLabel>
      }
    >
      <MultiCombobox
        aria-labelledby={labelId}
        width={50}
        isClearable
        value={values}
        placeholder={placeholder}
        options={[...options, ...named]}
        onChange={(chosen) => onChange(chosen.map(({ value }) => value))}
      />
    </InlineField>
  );
}
