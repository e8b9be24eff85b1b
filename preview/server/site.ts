import { join } from 'node:path';
import {
  type DataSource,
  DataSources,
  editableSettings,
  instanceSettings,
  readDataSources,
  readPrometheus,
} from './dataSources.ts';
import { readDashboards, type StoredDashboard } from './dashboards.ts';
import { type Json } from './json.ts';
import { type Plugin, pluginMeta, readPlugins } from './plugins.ts';
import { prometheusMeta } from './prometheus/meta.ts';
import { prometheusType } from './prometheus/dsQuery.ts';
import { type Role } from './user.ts';

export interface SiteOptions {
  root: string;
  distDir: string;
  flinkUrls: readonly string[];
  /** Prometheus' address; absent = there is no such data source. */
  prometheusUrl?: string;
  /** The one among them at which no real Flink answers. */
  simulatorUrl?: string;
  /** Folders with dashboards that the app does not ship, for tests. */
  dashboardDirs: readonly string[];
  version: string;
}

const dataSourceType = 'datasource';

/** Where the preview has no Prometheus, none is named. */
const withoutPrometheus = ({ jsonData: { prometheusUid: _, ...jsonData }, ...source }: DataSource): DataSource => ({
  ...source,
  jsonData,
});

/** What Grafana's server knows: plugins, data sources, dashboards. */
export class Site {
  readonly version: string;
  readonly sources: DataSources;
  plugins: readonly Plugin[] = [];
  dashboards: readonly StoredDashboard[] = [];
  private readonly options: SiteOptions;

  /** @throws where there is no built plugin */
  constructor(options: SiteOptions) {
    this.options = options;
    this.version = options.version;
    this.reload();
    const type = this.plugins.find((plugin) => plugin.type === dataSourceType)?.id ?? '';
    const provisioning = join(options.root, 'provisioning/datasources');
    const { prometheusUrl = null } = options;
    const named = readDataSources(provisioning, type, options.flinkUrls);
    const flink = prometheusUrl === null ? named.map(withoutPrometheus) : named;
    const prometheus = readPrometheus(provisioning, prometheusType, prometheusUrl, flink.length + 1);
    this.sources = new DataSources([...flink, ...prometheus]);
  }

  /** Reads the built plugins and dashboards again. */
  reload(): void {
    this.plugins = readPlugins(this.options.distDir);
    this.dashboards = readDashboards(this.plugins[0], this.options.dashboardDirs);
  }

  plugin(id: string): Plugin | undefined {
    return this.plugins.find((plugin) => plugin.id === id);
  }

  meta(id: string): Json {
    const plugin = this.plugin(id);
    if (id === prometheusType) {
      return prometheusMeta;
    }
    return plugin === undefined ? {} : pluginMeta(plugin, this.plugins);
  }

  private metas(type: string): Json {
    return Object.fromEntries(
      this.plugins.filter((plugin) => plugin.type === type).map((plugin) => [plugin.id, this.meta(plugin.id)])
    );
  }

  /** `/api/frontend/settings`. */
  frontendSettings(): Json {
    const all = this.sources.all();
    return {
      datasources: Object.fromEntries(
        all.map((source) => [source.name, instanceSettings(source, this.meta(source.type))])
      ),
      defaultDatasource: all.find((source) => source.isDefault)?.name ?? '',
      panels: this.metas('panel'),
      apps: Object.fromEntries(
        Object.entries(this.metas('app')).map(([id, meta]) => [
          id,
          { ...Object(meta), path: `public/plugins/${id}/module.js` },
        ])
      ),
      appUrl: '/',
      appSubUrl: '',
      minRefreshInterval: '5s',
      buildInfo: { version: this.version, commit: '', env: 'production', edition: 'Open Source', hideVersion: false },
      featureToggles: {},
      rbacEnabled: true,
      exploreEnabled: false,
      newsFeedEnabled: false,
      pluginAdminEnabled: false,
      disableSanitizeHtml: false,
    };
  }

  /** `window.grafanaBootData`; theme, language and time zone are the reader's own and added by the page. */
  bootData(role: Role): Json {
    return {
      settings: this.frontendSettings(),
      user: {
        id: 1,
        isSignedIn: true,
        login: 'preview',
        name: 'Preview',
        email: '',
        orgId: 1,
        orgName: 'Main Org.',
        orgRole: role,
        isGrafanaAdmin: false,
        timezone: 'browser',
        weekStart: '',
        permissions: { 'datasources:query': true, 'datasources:read': true, 'plugins.app:access': true },
      },
      assets: { dark: '', light: '' },
      navTree: [],
    };
  }

  /** For the page's frame: which clusters are shown, without what may be secret in their addresses. */
  clusters(): Json[] {
    const clusters = this.sources.all().filter(({ type }) => type !== prometheusType);
    return clusters.map(({ uid, name, url }) => ({
      uid,
      name,
      address: URL.canParse(url) ? new URL(url).host : url,
      isSimulated: url === this.options.simulatorUrl,
    }));
  }

  editable(uid: string): Json | undefined {
    const source = this.sources.find(uid);
    return source === undefined ? undefined : editableSettings(source, this.meta(source.type));
  }
}
