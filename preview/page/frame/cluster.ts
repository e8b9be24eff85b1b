import { BusEventBase, type DataSourceInstanceSettings } from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { catchError, map, type Observable, of, startWith, switchMap } from 'rxjs';
import { isFields } from '../guards';
import { appEvents } from '../services/appEvents';

/** A cluster as the preview's server knows it. */
interface Cluster {
  uid: string;
  name: string;
  address: string;
  isSimulated: boolean;
}

/** The cluster on screen; `version` is null where Flink does not answer. */
export interface ShownCluster extends Cluster {
  version: string | null;
}

/** The settings of a data source are others now. */
export class DataSourceSaved extends BusEventBase {
  static readonly type = 'preview-data-source-saved';
}

export const flinkSources = (): DataSourceInstanceSettings[] =>
  Object.values(config.datasources).filter(({ type }) => type !== 'prometheus');

function versionOf(uid: string): Observable<string | null> {
  return getBackendSrv()
    .fetch<unknown>({ url: `/api/datasources/proxy/uid/${uid}/config`, showErrorAlert: false })
    .pipe(
      map(({ data }) => (isFields(data) && typeof data['flink-version'] === 'string' ? data['flink-version'] : null)),
      catchError(() => of(null))
    );
}

const saved = () => appEvents.getStream(DataSourceSaved).pipe(startWith(null));

function useClusters(): Cluster[] {
  const [clusters, setClusters] = useState<Cluster[]>([]);
  useEffect(() => {
    const ask = () => getBackendSrv().fetch<Cluster[]>({ url: '/preview/clusters' });
    const subscription = saved()
      .pipe(switchMap(ask))
      .subscribe(({ data }) => setClusters(data));
    return () => subscription.unsubscribe();
  }, []);
  return clusters;
}

/** The cluster that the dashboard has chosen, else the first; null until it is known. */
export function useCluster(): ShownCluster | null {
  const clusters = useClusters();
  const chosen = new URLSearchParams(useLocation().search).get('var-flink');
  const cluster = clusters.find(({ uid }) => uid === chosen) ?? clusters[0];
  const uid = cluster?.uid;
  const [answer, setAnswer] = useState<{ uid: string; version: string | null } | null>(null);
  useEffect(() => {
    if (uid === undefined) {
      return undefined;
    }
    const versions = saved().pipe(switchMap(() => versionOf(uid)));
    const subscription = versions.subscribe((version) => setAnswer({ uid, version }));
    return () => subscription.unsubscribe();
  }, [uid]);
  return cluster === undefined || answer?.uid !== uid ? null : { ...cluster, version: answer?.version ?? null };
}
