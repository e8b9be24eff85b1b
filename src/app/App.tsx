import { PluginPage } from '@grafana/runtime';
import { ClustersPage } from './ClustersPage';

/** The app's root page. */
export function App() {
  return (
    <PluginPage>
      <ClustersPage />
    </PluginPage>
  );
}
