import {
  type AppPlugin,
  type AppPluginMeta,
  type DataSourceApi,
  type DataSourcePlugin,
  type DataSourcePluginMeta,
  type PanelPlugin,
  type PanelPluginMeta,
  type PluginMeta,
} from '@grafana/data';
import { config } from '@grafana/runtime';
import { addResourceBundle, getResolvedLanguage } from 'inside:@grafana/i18n/i18n';
import { fromJson, isFields, isTrusted } from '../guards';
import { prometheusPlugin } from '../dataSources/prometheus';
import { corePanel } from '../panels/core';
import { loadError } from './loadError';
import { importModule, setVersion } from './system';

const fallbackLanguage = 'en-US';

/** A plugin's texts must be there before its module runs. */
async function addTranslations({ id, translations = {} }: PluginMeta): Promise<void> {
  const spoken = getResolvedLanguage();
  const language = translations[spoken] === undefined ? fallbackLanguage : spoken;
  const path = translations[language];
  if (path === undefined) {
    return;
  }
  try {
    const response = await fetch(path);
    addResourceBundle(language, id, fromJson<object>(await response.text()));
  } catch (thrown) {
    console.warn(`Could not load translation for plugin ${id}`, { language, path, thrown });
  }
}

async function exportsOf(meta: PluginMeta): Promise<Record<string, unknown>> {
  setVersion(meta.id, meta.info.version);
  await addTranslations(meta);
  try {
    const module = await importModule(`/${meta.module}`);
    return isFields(module) ? module : {};
  } catch (cause) {
    const error = new Error('Could not load plugin', { cause });
    console.error(error, cause);
    throw error;
  }
}

/** Each plugin is loaded once; a second asker gets the same promise. */
function once<Meta extends PluginMeta, Loaded>(load: (meta: Meta) => Promise<Loaded>) {
  const loading = new Map<string, Promise<Loaded>>();
  return (meta: Meta): Promise<Loaded> => {
    const known = loading.get(meta.id) ?? load(meta);
    loading.set(meta.id, known);
    return known;
  };
}

const panels = new Map<string, PanelPlugin>();

const importPanel = once(async (meta: PanelPluginMeta): Promise<PanelPlugin> => {
  try {
    const { plugin } = await exportsOf(meta);
    const awaited: unknown = await plugin;
    if (awaited === undefined || !isTrusted<PanelPlugin>(awaited)) {
      throw new Error('missing export: plugin');
    }
    awaited.meta = meta;
    panels.set(meta.id, awaited);
    return awaited;
  } catch (thrown) {
    console.warn(`Error loading panel plugin: ${meta.id}`, thrown);
    return loadError(meta, thrown);
  }
});

type AnyDataSourcePlugin = DataSourcePlugin<DataSourceApi>;

export const importDataSource = once(async (meta: DataSourcePluginMeta): Promise<AnyDataSourcePlugin> => {
  if (meta.module === 'core:plugin/prometheus') {
    const core: unknown = prometheusPlugin;
    if (isTrusted<AnyDataSourcePlugin>(core)) {
      return core;
    }
  }
  const { plugin } = await exportsOf(meta);
  if (plugin === undefined || !isTrusted<AnyDataSourcePlugin>(plugin)) {
    throw new Error('Plugin module is missing DataSourcePlugin or Datasource constructor export');
  }
  plugin.meta = meta;
  return plugin;
});

export const importApp = once(async (meta: AppPluginMeta): Promise<AppPlugin> => {
  const { plugin } = await exportsOf(meta);
  if (plugin === undefined || !isTrusted<AppPlugin>(plugin)) {
    throw new Error('missing export: plugin');
  }
  plugin.init(meta);
  plugin.meta = meta;
  return plugin;
});

const byId = new Map<string, Promise<PanelPlugin>>();

/** A core panel of this page, or one of the built plugins. */
export function importPanelPlugin(id: string): Promise<PanelPlugin> {
  const meta = config.panels[id];
  const load = async () => (meta === undefined ? corePanel(id) : importPanel(meta));
  const loading = byId.get(id) ?? load();
  byId.set(id, loading);
  return loading;
}

export const cachedPanelPlugin = (id: string): PanelPlugin | undefined => panels.get(id);
