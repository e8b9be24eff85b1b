import { Fields } from './decode';
import { idSegment } from './ids';
import { type Transport } from './transport';

/** One option as Flink writes it. */
export interface Option {
  name: string;
  value: string;
}

const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') {
    return value;
  }
  return value === null || value === undefined ? null : JSON.stringify(value);
};

function entriesOf(fields: Fields | null): Option[] {
  return (fields?.names() ?? []).flatMap((name) => {
    const value = textOf(fields?.raw(name));
    return value === null ? [] : [{ name, value }];
  });
}

/** `/jobs/:id/config`: what the job was submitted with, then the entries that its author added. Empty for a job without. */
export function decodeJobConfiguration(answer: unknown): Option[] {
  const execution = Fields.of(answer, '/jobs/:id/config').objectOrNull('execution-config');
  return [
    ...entriesOf(execution).filter(({ name }) => name !== 'user-config'),
    ...entriesOf(execution?.objectOrNull('user-config') ?? null),
  ];
}

/** `/jobmanager/config`: options of the cluster, in no order. */
export const decodeClusterConfiguration = (answer: unknown): Option[] =>
  Fields.all(answer, '/jobmanager/config').map((option) => ({ name: option.text('key'), value: option.text('value') }));

export async function getJobConfiguration(
  transport: Transport,
  jobId: string,
  signal?: AbortSignal
): Promise<Option[]> {
  return decodeJobConfiguration(await transport.get(`/jobs/${idSegment('job', jobId)}/config`, {}, signal));
}

export async function getClusterConfiguration(transport: Transport, signal?: AbortSignal): Promise<Option[]> {
  return decodeClusterConfiguration(await transport.get('/jobmanager/config', {}, signal));
}
