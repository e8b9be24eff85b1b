import { t } from '@grafana/i18n';
import { type ComboboxOption } from '@grafana/ui';
import { byImportance, type JobSummary } from '../../flink/jobs';
import { allJobs } from '../jobFinder';
import { type Live } from '../queries/queryType';
import { LiveField } from './LiveField';

interface Props {
  /** Name or id; empty = the newest running job. */
  job: string;
  onChange(job: string): void;
  live: Live;
  variables: readonly string[];
  /** Whether "all jobs" is one of the choices. */
  offersAll?: boolean;
}

const allOption = (): ComboboxOption<string> => ({
  value: allJobs,
  label: t('editor.job.all', 'All jobs'),
});

/** Jobs by name first (a name survives a restart of the job), then single runs by id. */
export function jobOptions(jobs: readonly JobSummary[]): Array<ComboboxOption<string>> {
  const sorted = [...jobs].sort(byImportance);
  const names = new Set(sorted.map((job) => job.name));
  return [
    ...[...names].map((value) => ({
      value,
      description: sorted.find((job) => job.name === value)?.state,
      group: t('editor.job.byName', 'By name: survives a restart of the job'),
    })),
    ...sorted.map((job) => ({
      value: job.id,
      label: job.name,
      description: `${job.state} · ${job.id}`,
      group: t('editor.job.byId', 'By ID: this run only'),
    })),
  ];
}

export function JobField({ job, onChange, live, variables, offersAll = false }: Props) {
  return (
    <LiveField
      label={t('editor.job.label', 'Job')}
      help={t('editor.job.help', 'Name, ID or variable. Empty: the newest running job.')}
      placeholder={t('editor.job.placeholder', 'Newest running job')}
      value={job}
      valueLabel={offersAll && job === allJobs ? allOption().label : undefined}
      onChange={onChange}
      load={async () => [...(offersAll ? [allOption()] : []), ...jobOptions(await live.flink.jobs())]}
      variables={variables}
    />
  );
}
