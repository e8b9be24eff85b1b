import { type IncomingMessage } from 'node:http';
import { type PluginRole } from './plugins.ts';

const roles = ['None', 'Viewer', 'Editor', 'Admin'] as const;
export type Role = (typeof roles)[number];

export const isRole = (text: string | undefined): text is Role => roles.some((role) => role === text);

/** Whether someone with the role `own` has what `other` has: Admin > Editor > Viewer > None. */
export const includesRole = (own: Role, other: Role) => roles.indexOf(own) >= roles.indexOf(other);

/** Someone who is signed in, with the permissions that Grafana without a licence gives to the role. */
export interface User {
  role: Role;
  /** @param scope null where Grafana looks for the action only */
  may: (action: string, scope: string | null) => boolean;
}

const granted: ReadonlyArray<{ role: Role; actions: readonly string[] }> = [
  { role: 'Viewer', actions: ['datasources:read', 'datasources:id:read', 'datasources:query', 'plugins.app:access'] },
  {
    role: 'Admin',
    actions: ['datasources:create', 'datasources:write', 'datasources:delete', 'datasources.permissions:read'],
  },
];

/** @param declared the `roles` of the app's plugin.json: Grafana grants their actions too */
export function userOf(role: Role, declared: readonly PluginRole[]): User {
  const own = granted.filter((grant) => includesRole(role, grant.role)).flatMap((grant) => grant.actions);
  const fromPlugins = declared
    .filter(({ grants }) => grants.some((grant) => isRole(grant) && includesRole(role, grant)))
    .flatMap(({ actions }) => actions);
  // In Grafana without a licence the data source actions of a role hold for every data source.
  const actions = new Set([...own, ...fromPlugins]);
  return { role, may: (action) => actions.has(action) };
}

function cookie(request: IncomingMessage, name: string): string | undefined {
  return (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/** Everyone is a Viewer here; tests ask for another role by header or cookie. */
export function roleOf(request: IncomingMessage): Role {
  const header = request.headers['x-preview-role'];
  const asked = typeof header === 'string' ? header : cookie(request, 'preview_role');
  return isRole(asked) ? asked : 'Viewer';
}
