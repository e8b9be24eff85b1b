import { Combobox, type ComboboxOption, InlineField } from '@grafana/ui';
import { useId } from 'react';

interface Props<T extends string> {
  label: string;
  help?: string;
  value: T;
  options: Array<ComboboxOption<T>>;
  onChange(value: T): void;
}

/** One of a few fixed choices. */
export function ChoiceField<T extends string>({ label, help, value, options, onChange }: Props<T>) {
  const id = useId();
  return (
    <InlineField label={label} labelWidth={14} htmlFor={id} tooltip={help}>
      <Combobox id={id} width={50} options={options} value={value} onChange={(option) => onChange(option.value)} />
    </InlineField>
  );
}
