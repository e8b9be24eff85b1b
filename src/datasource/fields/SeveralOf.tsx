import { type ComboboxOption, InlineField, InlineLabel, MultiCombobox } from '@grafana/ui';
import { useId } from 'react';

export interface Labelled {
  label: string;
  help: string;
  /** What an empty field means. */
  placeholder: string;
  onChange(values: string[]): void;
  /** Names of the dashboard's variables, with their dollar sign. */
  variables: readonly string[];
}

interface Props extends Omit<Labelled, 'variables'> {
  values: string[];
  options: Array<ComboboxOption<string>> | ((typed: string) => Promise<Array<ComboboxOption<string>>>);
  /** Whether what is typed may be chosen as it is. */
  typed: boolean;
}

/** A field that takes several values, with a label that a screen reader finds. */
export function SeveralOf({ label, help, placeholder, values, options, typed, onChange }: Props) {
  const labelId = useId();
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
        createCustomValue={typed}
        value={values}
        placeholder={placeholder}
        options={options}
        onChange={(chosen) => onChange(chosen.map(({ value }) => value))}
      />
    </InlineField>
  );
}
