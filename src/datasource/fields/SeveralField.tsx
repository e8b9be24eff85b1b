import { t } from '@grafana/i18n';
import { InlineField, InlineLabel, MultiCombobox } from '@grafana/ui';
import { useId } from 'react';
import { searchable } from './searchable';

interface Props {
  label: string;
  help: string;
  /** What an empty field means. */
  placeholder: string;
  values: readonly string[];
  onChange(values: string[]): void;
  /** Everything that can be chosen now, tens of thousands if need be; what is typed is searched in it. */
  load(): Promise<readonly string[]>;
  /** Names of the dashboard's variables, with their dollar sign. */
  variables: readonly string[];
}

/** Several of the things that the cluster has now, variables, or typed texts. */
export function SeveralField({ label, help, placeholder, values, onChange, load, variables }: Props) {
  const labelId = useId();
  const options = async (typed: string) => {
    const live = searchable(await load().catch(() => []), typed);
    const group = t('editor.variables', 'Variables');
    return [...live, ...searchable(variables, typed).map((option) => ({ ...option, group }))];
  };
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
        createCustomValue
        placeholder={placeholder}
        value={[...values]}
        options={options}
        onChange={(chosen) => onChange(chosen.map(({ value }) => value))}
      />
    </InlineField>
  );
}
