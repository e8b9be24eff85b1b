import { getBackendSrv } from '@grafana/runtime';
import { UrlSyncContextProvider } from '@grafana/scenes';
import { EmptyState, LoadingPlaceholder } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';
import { type DashboardAnswer } from '../dashboard/model';
import { type DashboardScene, sceneOf } from '../dashboard/scene';
import { Page } from './Page';

/** Grafana keeps a dashboard's state while one goes elsewhere and comes back. */
const scenes = new Map<string, DashboardScene>();

async function load(uid: string): Promise<DashboardScene> {
  const known = scenes.get(uid);
  if (known !== undefined) {
    return known;
  }
  const { dashboard } = await getBackendSrv().get<DashboardAnswer>(`/api/dashboards/uid/${uid}`, undefined, undefined, {
    showErrorAlert: false,
  });
  const scene = sceneOf(dashboard);
  scenes.set(uid, scene);
  return scene;
}

function useScene(uid: string): DashboardScene | 'missing' | null {
  const [found, setFound] = useState<{ uid: string; scene: DashboardScene | 'missing' } | null>(null);
  useEffect(() => {
    load(uid).then(
      (scene) => setFound({ uid, scene }),
      () => setFound({ uid, scene: 'missing' })
    );
  }, [uid]);
  return found?.uid === uid ? found.scene : null;
}

export function DashboardPage() {
  const { uid = '' } = useParams();
  const scene = useScene(uid);
  if (scene === null) {
    return <LoadingPlaceholder text="" />;
  }
  if (scene === 'missing') {
    return (
      <Page title="Dashboard not found">
        <EmptyState variant="not-found" message={`There is no dashboard "${uid}" here`} />
      </Page>
    );
  }
  return (
    <UrlSyncContextProvider key={uid} scene={scene} updateUrlOnInit createBrowserHistorySteps>
      <scene.Component model={scene} />
    </UrlSyncContextProvider>
  );
}
