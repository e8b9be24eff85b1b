import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Json, isJson, objectOf, objectsOf, readJson, textOf, textsOf } from './json.ts';
import { type PluginRoute } from './routes.ts';

/** A role that an app declares, with the basic roles that get it. */
export interface PluginRole {
  actions: readonly string[];
  grants: readonly string[];
}

export interface Plugin {
  id: string;
  type: string;
  name: string;
  /** The folder with its plugin.json and module.js. */
  dir: string;
  /** plugin.json as it is. */
  json: Json;
  routes: readonly PluginRoute[];
  roles: readonly PluginRole[];
}

const understoodRouteFields = new Set(['path', 'method', 'reqRole', 'reqAction', 'urlParams', 'headers']);

const pairsOf = (value: unknown) =>
  objectsOf(value).map((pair) => ({ name: textOf(pair['name']), content: textOf(pair['content']) }));

/** @throws where a route asks for something that the preview's proxy does not do as Grafana does it */
function routeOf(route: Json, file: string): PluginRoute {
  const foreign = Object.keys(route).filter((field) => !understoodRouteFields.has(field));
  const urlParams = pairsOf(route['urlParams']);
  const headers = pairsOf(route['headers']);
  if ([...urlParams, ...headers].some(({ content }) => content.includes('{{'))) {
    foreign.push('a template');
  }
  if (foreign.length > 0) {
    throw new Error(`${file}: the preview's proxy does not know ${foreign.join(', ')} in a route.`);
  }
  return {
    path: textOf(route['path']),
    method: textOf(route['method']),
    reqRole: textOf(route['reqRole']),
    reqAction: textOf(route['reqAction']),
    urlParams,
    headers,
  };
}

function rolesOf(json: Json): PluginRole[] {
  return objectsOf(json['roles']).map((entry) => ({
    grants: textsOf(entry['grants']),
    actions: objectsOf(objectOf(entry['role'])['permissions']).map((permission) => textOf(permission['action'])),
  }));
}

function pluginFiles(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) {
      return entry.name === 'node_modules' ? [] : pluginFiles(path);
    }
    return entry.name === 'plugin.json' ? [path] : [];
  });
}

function pluginOf(file: string): Plugin {
  const json = readJson(file);
  return {
    id: textOf(json['id']),
    type: textOf(json['type']),
    name: textOf(json['name']),
    dir: dirname(file),
    json,
    routes: objectsOf(json['routes']).map((route) => routeOf(route, file)),
    roles: rolesOf(json),
  };
}

/**
 * The plugins below a built plugin folder, the app first. Grafana serves each under its own id.
 * @throws where there is no build
 */
export function readPlugins(distDir: string): Plugin[] {
  if (!existsSync(join(distDir, 'plugin.json'))) {
    throw new Error(`No built plugin in ${distDir}. Run: npm run build`);
  }
  return pluginFiles(distDir)
    .map(pluginOf)
    .sort((a, b) => Number(b.dir === distDir) - Number(a.dir === distDir));
}

const publicPath = (id: string) => `public/plugins/${id}`;

function translations(plugin: Plugin): Record<string, string> {
  const languages = textsOf(plugin.json['languages']);
  const files = languages.map((language) => [language, `locales/${language}/${plugin.id}.json`] as const);
  const present = files.filter(([, path]) => existsSync(join(plugin.dir, path)));
  return Object.fromEntries(present.map(([language, path]) => [language, `${publicPath(plugin.id)}/${path}`]));
}

function info(plugin: Plugin, root: Json): Json {
  const own = objectOf(plugin.json['info']);
  const logos = objectOf(own['logos']);
  const logo = (size: string) => `${publicPath(plugin.id)}/${textOf(logos[size])}`;
  return {
    ...own,
    links: objectsOf(own['links']),
    screenshots: objectsOf(own['screenshots']),
    version: textOf(own['version']) || textOf(objectOf(root['info'])['version']),
    logos: { small: logo('small'), large: logo('large') },
  };
}

/** The plugin as `/api/frontend/settings` describes it to the browser. */
export function pluginMeta(plugin: Plugin, all: readonly Plugin[]): Json {
  return {
    ...plugin.json,
    info: info(plugin, objectOf(all[0]?.json)),
    module: `${publicPath(plugin.id)}/module.js`,
    baseUrl: publicPath(plugin.id),
    signature: 'unsigned',
    loadingStrategy: 'script',
    angular: { detected: false },
    translations: translations(plugin),
  };
}

/** Paths of the dashboards that the app brings along, relative to its folder. */
export function dashboardFiles(app: Plugin): string[] {
  return objectsOf(app.json['includes'])
    .filter((include) => include['type'] === 'dashboard' && isJson(include))
    .map((include) => relative(app.dir, join(app.dir, textOf(include['path']))));
}
