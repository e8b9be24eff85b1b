import { InlineField, Input } from '@grafana/ui';
import { useEffect, useId, useState } from 'react';

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
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const done = () => {
    if (typed !== value) {
      onChange(typed);
    }
  };
  return (
    <InlineField label={label} labelWidth={14} htmlFor={id} tooltip={help}>
      <Input
        id={id}
        width={50}
        value={typed}
        placeholder={placeholder}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={done}
        onKeyDown={({ key }) => {
          if (key === 'Enter') {
            done();
          }
        }}
      />
    </InlineField>
  );
}
