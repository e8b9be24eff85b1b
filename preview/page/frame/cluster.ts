import { type DataSourceInstanceSettings } from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { isFields } from '../guards';

/** Whom the preview shows: what `GET /config` of the first data source says, and its address. */
export type Cluster = { kind: 'asking' } | { kind: 'silent' } | { kind: 'flink' | 'simulator'; version: string };

/** The simulator says so in the version or revision that it answers. */
const isSimulator = (answer: Record<string, unknown>) =>
  ['flink-version', 'flink-revision', 'simulator'].some((field) => /simulat/i.test(String(answer[field] ?? ''))) ||
  answer['simulator'] === true;

export const flinkSources = (): DataSourceInstanceSettings[] => Object.values(config.datasources);

export function useCluster(source: DataSourceInstanceSettings | undefined): Cluster {
  const url = source?.url;
  const [cluster, setCluster] = useState<Cluster>({ kind: url === undefined ? 'silent' : 'asking' });
  useEffect(() => {
    if (url === undefined) {
      return undefined;
    }
    const subscription = getBackendSrv()
      .fetch<unknown>({ url: `${url}/config`, showErrorAlert: false })
      .subscribe({
        next: ({ data }) => {
          const answer = isFields(data) ? data : {};
          const version = String(answer['flink-version'] ?? '');
          setCluster({ kind: isSimulator(answer) ? 'simulator' : 'flink', version });
        },
        error: () => setCluster({ kind: 'silent' }),
      });
    return () => subscription.unsubscribe();
  }, [url]);
  return cluster;
}
