import { t } from '@grafana/i18n';
import { Combobox, type ComboboxOption, InlineField } from '@grafana/ui';
import { useId } from 'react';
import { byImportance, type JobSummary } from '../../flink/jobs';

interface Props {
  /** Name or id; empty = the newest running job. */
  job: string;
  onChange(job: string): void;
  jobs(): Promise<JobSummary[]>;
  variables: readonly string[];
}

/** Jobs by name first (a name survives a restart of the job), then the variables, then single runs by id. */
export function jobOptions(
  jobs: readonly JobSummary[],
  variables: readonly string[],
  typed: string
): Array<ComboboxOption<string>> {
  const sorted = [...jobs].sort(byImportance);
  const names = new Set(sorted.map((job) => job.name));
  const options = [
    ...[...names].map((value) => ({
      value,
      description: sorted.find((job) => job.name === value)?.state,
      group: t('editor.job.byName', 'By name: survives a restart of the job'),
    })),
    ...variables.map((value) => ({ value, group: t('editor.job.variables', 'Variables') })),
    ...sorted.map((job) => ({
      value: job.id,
      label: job.name,
      description: `${job.state} · ${job.id}`,
      group: t('editor.job.byId', 'By ID: this run only'),
    })),
  ];
  const wanted = typed.toLowerCase();
  return options.filter((option) => JSON.stringify(option).toLowerCase().includes(wanted));
}

export function JobField({ job, onChange, jobs, variables }: Props) {
  const id = useId();
  return (
    <InlineField
      label={t('editor.job.label', 'Job')}
      labelWidth={14}
      htmlFor={id}
      tooltip={t('editor.job.help', 'Name, ID or variable. Empty: the newest running job.')}
    >
      <Combobox
        id={id}
        width={50}
        isClearable
        createCustomValue
        value={job === '' ? null : job}
        placeholder={t('editor.job.placeholder', 'Newest running job')}
        options={async (typed) => jobOptions(await jobs(), variables, typed)}
        onChange={(option) => onChange(option?.value ?? '')}
      />
    </InlineField>
  );
}
