import { cleanPath } from './goUrl.ts';
import { includesRole, isRole, type User } from './user.ts';

/** One entry of `routes` in a data source's plugin.json, with Grafana's defaults filled in. */
export interface PluginRoute {
  path: string;
  method: string;
  reqRole: string;
  reqAction: string;
  urlParams: ReadonlyArray<{ name: string; content: string }>;
  headers: ReadonlyArray<{ name: string; content: string }>;
}

export type RouteDecision = { allowed: false } | { allowed: true; route: PluginRoute | null };

/** Actions that Grafana checks for the data source asked; all others need no scope. */
const dataSourceActions = new Set([
  'datasources:delete',
  'datasources:id:read',
  'datasources:query',
  'datasources:read',
  'datasources:write',
  'datasources.permissions:read',
  'datasources.permissions:write',
  'datasources.caching:read',
  'datasources.caching:write',
  'alert.rules.external:read',
  'alert.rules.external:write',
  'alert.instances.external:read',
  'alert.instances.external:write',
  'alert.notifications.external:read',
  'alert.notifications.external:write',
]);

function mayUse(route: PluginRoute, user: User, uid: string): boolean {
  if (route.reqAction !== '') {
    return user.may(route.reqAction, dataSourceActions.has(route.reqAction) ? `datasources:uid:${uid}` : null);
  }
  return !isRole(route.reqRole) || includesRole(user.role, route.reqRole);
}

/** `HasPrefix(Clean(path), Clean(route))`; since Grafana 12.3.2 the routes `""` and `/` match every path. */
function matchesPath(route: PluginRoute, path: string): boolean {
  const prefix = cleanPath(route.path);
  return (prefix === '.' && route.path !== '.') || cleanPath(path).startsWith(prefix);
}

const matchesMethod = (route: PluginRoute, method: string) =>
  route.method === '' || route.method === '*' || route.method === method;

/**
 * Whether Grafana's proxy forwards a request. The first route that fits decides; where none fits, the request passes.
 * @param path below the data source's address, still percent-encoded, without its first slash
 */
export function decide(
  routes: readonly PluginRoute[],
  request: { method: string; path: string; uid: string },
  user: User
): RouteDecision {
  const route = routes.find((entry) => matchesMethod(entry, request.method) && matchesPath(entry, request.path));
  if (route === undefined) {
    return { allowed: true, route: null };
  }
  return mayUse(route, user, request.uid) ? { allowed: true, route } : { allowed: false };
}
