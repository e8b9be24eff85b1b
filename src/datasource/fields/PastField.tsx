import { t } from '@grafana/i18n';
import { InlineField, InlineSwitch } from '@grafana/ui';
import { useId } from 'react';

interface Props {
  past: boolean;
  onChange(past: boolean): void;
  help: string;
}

/** Whether the series of a job's past come along. */
export function PastField({ past, onChange, help }: Props) {
  const id = useId();
  return (
    <InlineField label={t('editor.past', 'With its past')} labelWidth={14} htmlFor={id} tooltip={help}>
      <InlineSwitch id={id} value={past} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
    </InlineField>
  );
}
