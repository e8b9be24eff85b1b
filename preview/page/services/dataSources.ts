import {
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourceRef,
  type EventBus,
  matchPluginId,
  type ScopedVars,
} from '@grafana/data';
import {
  type DataSourceSrv,
  type GetDataSourceListFilters,
  type RuntimeDataSourceRegistration,
  type TemplateSrv,
} from '@grafana/runtime';
import { isFields } from '../guards';
import { importDataSource } from '../plugins/load';
import { ErrorAlert } from './appEvents';

type Ref = DataSourceRef | string | null;
type Settings = DataSourceInstanceSettings;

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

const uidOf = (ref: Ref | undefined) => (typeof ref === 'string' ? ref : ref?.uid);

/** What a list of data sources may ask of the plugin: one filter, one flag of plugin.json. */
const abilities = ['metrics', 'tracing', 'annotations', 'alerting'] as const;

function fits(settings: Settings, filters: GetDataSourceListFilters): boolean {
  const { meta, type } = settings;
  const lacks = abilities.some((ability) => filters[ability] === true && meta[ability] !== true);
  const shows = [meta.metrics, meta.annotations, meta.tracing, meta.logs, meta.alerting].includes(true);
  const types = filters.type === undefined ? [type] : [filters.type].flat();
  return (
    !lacks &&
    (filters.all === true || shows) &&
    types.includes(type) &&
    (filters.logs !== true || meta.logs === true || meta.category === 'logging') &&
    (filters.pluginId === undefined || matchPluginId(filters.pluginId, meta)) &&
    (filters.filter?.(settings) ?? true)
  );
}

const byName = (a: Settings, b: Settings) => a.name.toLowerCase().localeCompare(b.name.toLowerCase());

/** Grafana's DataSourceSrv over the settings of the boot data; an instance lives as long as the page. */
export class PreviewDataSources implements DataSourceSrv {
  private readonly instances = new Map<string, Promise<DataSourceApi>>();
  private readonly runtime = new Map<string, DataSourceApi>();
  private readonly settings: readonly Settings[];
  private readonly templates: TemplateSrv;
  private readonly events: EventBus;

  constructor(settings: readonly Settings[], templates: TemplateSrv, events: EventBus) {
    this.settings = settings;
    this.templates = templates;
    this.events = events;
  }

  private find(nameOrUid: string): Settings | undefined {
    return this.settings.find(({ uid }) => uid === nameOrUid) ?? this.settings.find(({ name }) => name === nameOrUid);
  }

  private fallback(ref: Ref | undefined): Settings | undefined {
    const type = typeof ref === 'object' ? ref?.type : undefined;
    const ofType = type === undefined ? [] : this.getList({ type });
    return ofType.find(({ isDefault }) => isDefault) ?? ofType[0] ?? this.settings.find(({ isDefault }) => isDefault);
  }

  private interpolated(nameOrUid: string, scopedVars?: ScopedVars): string {
    return this.templates.replace(nameOrUid, scopedVars, (value: unknown) => String(firstOf(value)));
  }

  getInstanceSettings(ref?: Ref, scopedVars?: ScopedVars): Settings | undefined {
    const nameOrUid = uidOf(ref);
    if (nameOrUid === undefined || nameOrUid === 'default') {
      return this.fallback(ref);
    }
    if (!nameOrUid.startsWith('$')) {
      return this.find(nameOrUid);
    }
    const meant = this.interpolated(nameOrUid, scopedVars);
    const settings = meant === 'default' ? this.fallback(undefined) : this.find(meant);
    // Name and uid stay the variable's, so that what is saved keeps it.
    return (
      settings && {
        ...settings,
        isDefault: false,
        name: nameOrUid,
        uid: nameOrUid,
        rawRef: { type: settings.type, uid: settings.uid },
      }
    );
  }

  async get(ref?: Ref, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const nameOrUid = uidOf(ref);
    const meant = nameOrUid === undefined ? 'default' : this.interpolated(nameOrUid, scopedVars);
    const known = this.runtime.get(meant);
    if (known !== undefined) {
      return known;
    }
    const settings = meant === 'default' ? this.fallback(ref) : this.find(meant);
    if (settings === undefined) {
      throw { message: `Datasource ${meant} was not found` };
    }
    const instance = this.instances.get(settings.uid) ?? this.load(settings);
    this.instances.set(settings.uid, instance);
    return instance;
  }

  private async load(settings: Settings): Promise<DataSourceApi> {
    try {
      const plugin = await importDataSource(settings.meta);
      const instance = new plugin.DataSourceClass(settings);
      instance.components = plugin.components;
      return instance;
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.toString() : isFields(thrown) ? String(thrown['message']) : '';
      this.events.publish(new ErrorAlert([`${settings.name} plugin failed`, reason]));
      throw { message: `Datasource: ${settings.uid} was not found` };
    }
  }

  private ofVariables(): Settings[] {
    return this.templates.getVariables().flatMap((variable) => {
      const settings = variable.type === 'datasource' ? this.find(String(firstOf(variable.current.value))) : undefined;
      const name = `\${${variable.name}}`;
      return settings === undefined ? [] : [{ ...settings, isDefault: false, name, uid: name }];
    });
  }

  getList(filters: GetDataSourceListFilters = {}): Settings[] {
    const shown = this.settings.filter((settings) => fits(settings, filters));
    return [...shown, ...(filters.variables === true ? this.ofVariables() : [])].sort(byName);
  }

  reload(): void {
    window.location.reload();
  }

  registerRuntimeDataSource({ dataSource }: RuntimeDataSourceRegistration): void {
    if (this.runtime.has(dataSource.uid) || this.find(dataSource.uid) !== undefined) {
      throw new Error(`A data source with uid ${dataSource.uid} has already been registered`);
    }
    this.runtime.set(dataSource.uid, dataSource);
  }
}
