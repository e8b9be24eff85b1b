import { css } from '@emotion/css';
import { type GrafanaTheme2, ThemeContext } from '@grafana/data';
import { config, getBackendSrv, locationService, LocationServiceProvider } from '@grafana/runtime';
import { ErrorBoundaryAlert, GlobalStyles, ModalRoot, ModalsProvider, PortalContainer, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { type FoundDashboard } from '../dashboard/model';
import { DashboardPage } from './DashboardPage';
import { DataSourceEdit } from './DataSourceEdit';
import { flinkSources } from './cluster';
import { AppRouter, useInnerLinks } from './location';
import { AppPage, DashboardList, DataSourceList, NotFound } from './pages';
import { Toasts } from './Toasts';
import { type Crumb, TopBar, topBarHeight } from './TopBar';

function useDashboards(): FoundDashboard[] {
  const [dashboards, setDashboards] = useState<FoundDashboard[]>([]);
  useEffect(() => {
    void getBackendSrv().get<FoundDashboard[]>('/api/search', { type: 'dash-db' }).then(setDashboards);
  }, []);
  return dashboards;
}

const dashboardsCrumb: Crumb = { text: 'Dashboards', href: '/dashboards' };
const sourcesCrumb: Crumb = { text: 'Data sources', href: '/connections/datasources' };

function crumbsOf(path: string, dashboards: FoundDashboard[]): Crumb[] {
  const [, section = '', second = '', third = '', fourth = ''] = path.split('/');
  const title = dashboards.find(({ uid }) => uid === second)?.title;
  if (section === 'd') {
    return [dashboardsCrumb, { text: title ?? '' }];
  }
  if (section === 'a') {
    return [{ text: 'Clusters' }];
  }
  if (section === 'connections') {
    const name = flinkSources().find(({ uid }) => uid === fourth)?.name;
    return third === 'edit' || fourth !== '' ? [sourcesCrumb, { text: name ?? fourth }] : [{ text: 'Data sources' }];
  }
  return [{ text: section === 'dashboards' ? 'Dashboards' : 'Page not found' }];
}

function Frame() {
  const styles = useStyles2(stylesOf);
  const dashboards = useDashboards();
  const { pathname } = useLocation();
  const crumbs = crumbsOf(pathname, dashboards);
  const title = crumbs.at(-1)?.text ?? '';
  useInnerLinks();
  useEffect(() => {
    document.title = title === '' ? 'Flinkscope preview' : `${title} - Flinkscope preview`;
  }, [title]);
  return (
    <div className={styles.frame}>
      <TopBar crumbs={crumbs} dashboards={dashboards} />
      <ErrorBoundaryAlert key={pathname} boundaryName="page">
        <Routes>
          <Route path="/d/:uid/*" element={<DashboardPage />} />
          <Route path="/dashboards" element={<DashboardList dashboards={dashboards} />} />
          <Route path="/a/:id/*" element={<AppPage />} />
          <Route path="/connections/datasources" element={<DataSourceList />} />
          <Route path="/connections/datasources/edit/:uid" element={<DataSourceEdit />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </ErrorBoundaryAlert>
      <Toasts />
      <ModalRoot />
      <PortalContainer />
    </div>
  );
}

export function App() {
  return (
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <AppRouter>
          <ModalsProvider>
            <Frame />
          </ModalsProvider>
        </AppRouter>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  frame: css({
    '--preview-header-height': `${topBarHeight}px`,
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100vh',
    background: theme.colors.background.canvas,
  }),
});
