import { type Check } from '../checks';
import { type Comparison } from '../compare';

/** Names under which our data source shows no value. */
const secret = /password|secret|token|key|auth|credential/i;

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

export const config: Check = async (cluster) => {
  const { id, name: job } = await cluster.job('orders-per-minute');
  const ofCluster = (await cluster.ask({ queryType: 'config', of: 'cluster' })).rows('config');
  const ofJob = (await cluster.ask({ queryType: 'config', of: 'job', job })).rows('config');
  const options: any[] = await cluster.raw('/jobmanager/config');
  const { 'user-config': ofUser, ...execution } = (await cluster.raw(`/jobs/${id}/config`))['execution-config'];
  const settings = Object.entries({ ...execution, ...ofUser });
  const valueOf = (rows: typeof ofJob, name: string) => rows.find((row) => row.name === name)?.value;
  return [
    { what: 'options of the cluster', ours: ofCluster.length, flink: options.length },
    ...options
      .filter(({ key }) => !secret.test(key))
      .map(({ key, value }): Comparison => ({ what: key, ours: valueOf(ofCluster, key), flink: value })),
    { what: 'options of the job', ours: ofJob.length, flink: settings.length },
    ...settings.map(([name, value]) => ({ what: name, ours: valueOf(ofJob, name), flink: textOf(value) })),
  ];
};
