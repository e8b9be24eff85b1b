import { type AppPlugin, type AppPluginMeta, type AppRootProps, PluginContextProvider } from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';
import { Card, EmptyState, LoadingPlaceholder, TagList } from '@grafana/ui';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useLocation, useParams } from 'react-router-dom';
import { type FoundDashboard } from '../dashboard/model';
import { importApp } from '../plugins/load';
import { flinkSources } from './cluster';
import { Page } from './Page';

export function NotFound() {
  return (
    <Page title="Page not found">
      <EmptyState variant="not-found" message="The preview has no such page">
        Grafana may have it: the preview shows what belongs to Flinkscope.
      </EmptyState>
    </Page>
  );
}

export function DashboardList({ dashboards }: { dashboards: FoundDashboard[] }) {
  return (
    <Page title="Dashboards">
      {dashboards.map(({ uid, title, url, tags }) => (
        <Card key={uid} href={url} noMargin>
          <Card.Heading>{title}</Card.Heading>
          <Card.Tags>
            <TagList tags={tags} />
          </Card.Tags>
        </Card>
      ))}
    </Page>
  );
}

export function DataSourceList() {
  return (
    <Page title="Data sources">
      {flinkSources().map(({ uid, name, meta, isDefault }) => (
        <Card key={uid} href={`/connections/datasources/edit/${uid}`} noMargin>
          <Card.Heading>{name}</Card.Heading>
          <Card.Figure>
            <img src={meta.info.logos.small} alt="" width={40} height={40} />
          </Card.Figure>
          <Card.Meta>{[meta.name, ...(isDefault === true ? ['default'] : [])]}</Card.Meta>
        </Card>
      ))}
    </Page>
  );
}

interface LoadedApp {
  plugin: AppPlugin;
  meta: AppPluginMeta;
}

function useApp(id: string): LoadedApp | string | null {
  const [app, setApp] = useState<LoadedApp | string | null>(null);
  useEffect(() => {
    const load = async () => {
      const meta = await getBackendSrv().get<AppPluginMeta>(`/api/plugins/${id}/settings`, undefined, undefined, {
        showErrorAlert: false,
      });
      return { plugin: await importApp(meta), meta };
    };
    load().then(setApp, (thrown: unknown) => setApp(thrown instanceof Error ? thrown.message : 'App not found'));
  }, [id]);
  return app;
}

function AppRoot({ plugin, meta }: LoadedApp): ReactNode {
  const location = useLocation();
  const Root = plugin.root;
  const props: AppRootProps = {
    meta,
    basename: `/a/${meta.id}`,
    path: location.pathname,
    query: Object.fromEntries(new URLSearchParams(location.search)),
    onNavChanged: () => undefined,
  };
  return Root === undefined ? <NotFound /> : <Root {...props} />;
}

/** An app plugin's own pages, below `/a/<id>`. */
export function AppPage() {
  const { id = '' } = useParams();
  const app = useApp(id);
  if (app === null) {
    return <LoadingPlaceholder text="" />;
  }
  if (typeof app === 'string' || config.apps[id] === undefined) {
    return <NotFound />;
  }
  return (
    <PluginContextProvider meta={app.meta}>
      <Suspense fallback={<LoadingPlaceholder text="" />}>
        <AppRoot {...app} />
      </Suspense>
    </PluginContextProvider>
  );
}
