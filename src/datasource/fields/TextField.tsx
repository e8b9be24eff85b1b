import { InlineField, Input } from '@grafana/ui';
import { useId } from 'react';

interface Props {
  label: string;
  help: string;
  placeholder: string;
  value: string;
  onChange(value: string): void;
}

/** Free text, taken over when the field is left or Enter is pressed, so that typing does not ask Flink. */
export function TextField({ label, help, placeholder, value, onChange }: Props) {
  const id = useId();
  const done = (typed: string) => {
    if (typed !== value) {
      onChange(typed);
    }
  };
  return (
    <InlineField label={label} labelWidth={14} htmlFor={id} tooltip={help}>
      <Input
        id={id}
        key={value}
        width={50}
        defaultValue={value}
        placeholder={placeholder}
        onBlur={({ currentTarget }) => done(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') {
            done(currentTarget.value);
          }
        }}
      />
    </InlineField>
  );
}
