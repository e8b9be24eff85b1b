import { type GrafanaConfig, locationUtil } from '@grafana/data';
import {
  config,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginImportUtils,
  setPluginLinksHook,
  setReturnToPreviousHook,
  setRunRequest,
  setTemplateSrv,
} from '@grafana/runtime';
import { loadResources } from '@grafana/scenes';
import { initializeI18n, type TextSource } from 'inside:@grafana/i18n/i18n';
import { createRoot } from 'react-dom/client';
import { App } from './frame/App';
import { topBarHeight } from './frame/TopBar';
import { isTrusted } from './guards';
import { language } from './preferences';
import { MixedDataSource } from './dataSources/mixed';
import { cachedPanelPlugin, importPanelPlugin } from './plugins/load';
import { appEvents } from './services/appEvents';
import { PreviewBackend } from './services/backend';
import { PreviewDataSources } from './services/dataSources';
import { setErrorViews } from './services/errorViews';
import { initRegistries } from './services/registries';
import { listenForReload } from './services/reload';
import { runRequestWith } from './services/runRequest';
import { PreviewTemplates } from './services/templates';

/** Grafana's namespace of its own texts. */
const namespace = 'grafana';

/** Texts of the host: those of scenes, the only ones that Grafana publishes in all languages. */
const texts: TextSource = {
  type: 'backend',
  init: () => undefined,
  read: (spoken, _, done) => {
    loadResources(spoken).then(
      (resources) => done(null, resources),
      (thrown: unknown) => done(thrown, null)
    );
  },
};

function initServices(): void {
  const backend = new PreviewBackend(appEvents);
  const templates = new PreviewTemplates();
  setAppEvents(appEvents);
  setBackendSrv(backend);
  setTemplateSrv(templates);
  const sources = new PreviewDataSources(Object.values(config.datasources), templates, appEvents);
  sources.registerRuntimeDataSource({ dataSource: new MixedDataSource(sources) });
  setDataSourceSrv(sources);
  setRunRequest(runRequestWith((requestId) => backend.cancel(requestId)));
  setPluginImportUtils({ importPanelPlugin, getPanelPluginFromCache: cachedPanelPlugin });
  setCurrentUser(config.bootData.user);
  const whole: unknown = config;
  if (isTrusted<GrafanaConfig>(whole)) {
    locationUtil.initialize({
      config: whole,
      getVariablesUrlParams: () => ({}),
      getTimeRangeForUrl: () => ({ from: 'now-6h', to: 'now' }),
    });
  }
  setErrorViews();
}

/** What plugins may ask of Grafana's frame; nothing extends anything here, and nobody is told what the reader does. */
function initHooks(): void {
  setEchoSrv({ addEvent: () => undefined, addBackend: () => undefined, flush: () => undefined });
  setPluginLinksHook(() => ({ links: [], isLoading: false }));
  setPluginComponentHook(() => ({ component: null, isLoading: false }));
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
  setReturnToPreviousHook(() => () => undefined);
  setChromeHeaderHeightHook(() => topBarHeight);
}

/** Puts Grafana's services in place and draws the page. */
export async function start(): Promise<void> {
  await initializeI18n({ language: language(), ns: [namespace], module: texts }, language());
  initRegistries();
  initServices();
  initHooks();
  listenForReload();
  const root = document.getElementById('reactRoot');
  if (root !== null) {
    createRoot(root).render(<App />);
  }
}
