// SystemJS first, then its extras: plugins are AMD modules, and the shared packages are registered by name.
import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';
import 'systemjs/dist/extras/named-register.js';
import { isFields } from '../guards';
import { grafanaShares, isProvided, sharedModules } from './shared';

const prefix = 'package:';

interface Loader {
  resolve: (id: string, parent?: string) => string;
  shouldFetch: (url: string) => boolean;
  import: (id: string, parent?: string) => Promise<unknown>;
}

const isLoader = (value: unknown): value is Loader => isFields(value) && 'resolve' in value && 'import' in value;

/** Versions of plugins by the folder they are served from; they keep the browser's cache honest. */
const versions = new Map<string, string>();
export const setVersion = (pluginId: string, version: string) => versions.set(`/public/plugins/${pluginId}/`, version);

const withCacheKey = (url: string) => {
  const version = [...versions].find(([folder]) => url.includes(folder))?.[1];
  return url.endsWith('.js') ? `${url}?_cache=${encodeURIComponent(version ?? 'preview')}` : url;
};

/** Why a plugin does not get a package by its bare name. */
function missing(id: string): Error {
  return new Error(
    grafanaShares.has(id)
      ? `Grafana shares "${id}" with plugins, the preview does not have it.`
      : `Grafana does not share "${id}" with plugins: the plugin must bundle it.`
  );
}

const isBare = (id: string) => !/^(\.{0,2}\/|[a-z]+:)/.test(id) && !id.startsWith('public/');

/** The bundler gives a package in CommonJS form only as a default export; plugins import by name too. */
function withNames(module: object): object {
  const names = Object.keys(module);
  const whole: unknown = Reflect.get(module, 'default');
  const isWrapped = names.length === 1 && (isFields(whole) || typeof whole === 'function');
  return isWrapped ? { ...whole, default: whole } : module;
}

function register(name: string, load: () => Promise<object>): void {
  System.register(`${prefix}${name}`, [], (publish) => ({
    execute: async () => {
      publish(withNames(await load()));
    },
  }));
}

function initialise(): void {
  const imports = Object.fromEntries(Object.keys(sharedModules).map((name) => [name, `${prefix}${name}`]));
  System.addImportMap({ imports });
  Object.entries(sharedModules).forEach(([name, load]) => register(name, load));

  const loader: unknown = System.constructor.prototype;
  if (!isLoader(loader)) {
    throw new Error('SystemJS has changed its form.');
  }
  const { resolve, import: load } = loader;
  loader.resolve = function (id, parent) {
    if (isBare(id) && !isProvided(id)) {
      throw missing(id);
    }
    return withCacheKey(resolve.call(this, id, parent));
  };
  // Plugins come by script elements, as Grafana's boot data says: nothing is evaluated.
  loader.shouldFetch = (url) => !/^[^#?]+\.js([?#].*)?$/.test(url);
  loader.import = async function (id, parent) {
    const module = await load.call(this, id, parent);
    return isFields(module) && module['__useDefault'] === true ? module['default'] : module;
  };
}

initialise();

/** Loads a plugin's module as Grafana does. */
export const importModule = (path: string): Promise<unknown> => System.import(path);
