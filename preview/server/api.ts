import { type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { sendError, sendJson } from './answer.ts';
import { updated } from './dataSources.ts';
import { parseJson } from './json.ts';
import { dataSourceQuery } from './prometheus/dsQuery.ts';
import { type Site } from './site.ts';

type Answer = (match: readonly string[]) => { status: number; body: unknown };

const ok = (body: unknown) => ({ status: 200, body });
const none = (message: string) => ({ status: 404, body: { message } });

const dashboardUrl = (uid: string, slug: string) => `/d/${uid}/${slug}`;

/** The reading part of Grafana's HTTP API that the page and the app plugin ask for. */
const answers = (site: Site): ReadonlyArray<readonly [RegExp, Answer]> => [
  [/^\/api\/health$/, () => ok({ database: 'ok', version: site.version, commit: '' })],
  [/^\/api\/frontend\/settings$/, () => ok(site.frontendSettings())],
  [/^\/api\/datasources$/, () => ok(site.sources.all().map(({ uid }) => site.editable(uid)))],
  [
    /^\/api\/datasources\/uid\/([\w-]+)$/,
    ([uid = '']) => {
      const settings = site.editable(uid);
      return settings === undefined ? none('Data source not found') : ok(settings);
    },
  ],
  [
    /^\/api\/plugins\/([\w-]+)\/settings$/,
    ([id = '']) =>
      site.plugin(id) === undefined
        ? none('Plugin not found, no installed plugin with that id')
        : ok({ ...site.meta(id), enabled: true, pinned: true }),
  ],
  [
    /^\/api\/search$/,
    () =>
      ok(
        site.dashboards.map(({ uid, title, slug, tags }) => ({
          uid,
          title,
          tags,
          type: 'dash-db',
          url: dashboardUrl(uid, slug),
        }))
      ),
  ],
  [
    /^\/api\/dashboards\/uid\/([\w-]+)$/,
    ([uid = '']) => {
      const found = site.dashboards.find((dashboard) => dashboard.uid === uid);
      return found === undefined
        ? none('Dashboard not found')
        : ok({
            meta: { slug: found.slug, url: dashboardUrl(found.uid, found.slug), canSave: false, canEdit: false },
            dashboard: found.json,
          });
    },
  ],
];

async function saveDataSource(site: Site, uid: string, request: IncomingMessage, response: ServerResponse) {
  const source = site.sources.find(uid);
  if (source === undefined) {
    sendError(response, 404, 'Data source not found');
    return;
  }
  try {
    const changed = updated(source, parseJson(await text(request)));
    site.sources.replace(changed);
    sendJson(response, 200, {
      message: 'Datasource updated',
      id: changed.id,
      name: changed.name,
      datasource: site.editable(uid),
    });
  } catch {
    sendError(response, 400, 'bad request data');
  }
}

async function answerQuery(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { status, body } = await dataSourceQuery(await text(request), site.sources);
    sendJson(response, status, body);
  } catch {
    sendError(response, 400, 'bad request data');
  }
}

/** Answers an address below `/api` that is not the data source proxy. */
export async function answerApi(
  site: Site,
  path: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const saved = /^\/api\/datasources\/uid\/([\w-]+)$/.exec(path);
  if (request.method === 'PUT' && saved !== null) {
    await saveDataSource(site, saved[1] ?? '', request, response);
    return;
  }
  if (request.method === 'POST' && path === '/api/ds/query') {
    await answerQuery(site, request, response);
    return;
  }
  if (request.method === 'GET' || request.method === 'HEAD') {
    for (const [pattern, answer] of answers(site)) {
      const match = pattern.exec(path);
      if (match !== null) {
        const { status, body } = answer(match.slice(1));
        sendJson(response, status, body);
        return;
      }
    }
  }
  sendError(response, 404, 'Not found');
}
