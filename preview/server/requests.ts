import { type IncomingMessage, type ServerResponse } from 'node:http';
import { sendError, sendJson, sendText } from './answer.ts';
import { answerApi } from './api.ts';
import { type Bundle } from './bundle.ts';
import { ownHeaders } from './headers.ts';
import { escapedPath, unescapePath } from './goUrl.ts';
import { sendPage } from './page.ts';
import { prometheusType } from './prometheus/dsQuery.ts';
import { pathBelow, proxy } from './proxy.ts';
import { answerFile } from './publicFiles.ts';
import { type ReloadChannel } from './reload.ts';
import { type Site } from './site.ts';
import { roleOf, userOf } from './user.ts';

export interface Host {
  root: string;
  site: Site;
  bundle: () => Bundle;
  /** Where pages of `--dev` listen; null otherwise. */
  reload: ReloadChannel | null;
}

interface Asked {
  /** Path as Grafana sees it, still escaped. */
  path: string;
  query: string;
}

/** Only names of this machine: a foreign page must not reach Flink by a host name that it points here. */
const ownNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

const readOnly = ['GET', 'HEAD', 'OPTIONS'];
/** All that Grafana's router knows. */
const methods = [...readOnly, 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Why a request is refused before anyone looks at its address; null where nothing speaks against it. */
function refusal({ headers, method = 'GET' }: IncomingMessage): string | null {
  const host = headers.host ?? '';
  if (!ownNames.test(host)) {
    return 'The preview answers on this machine only.';
  }
  const { origin } = headers;
  const foreign = origin !== undefined && URL.canParse(origin) && new URL(origin).host !== host;
  return foreign && !readOnly.includes(method) ? 'origin not allowed' : null;
}

function askedOf(url: string): Asked | null {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, '');
  const mark = target.indexOf('?');
  const path = escapedPath(mark < 0 ? target : target.slice(0, mark));
  return path === null ? null : { path, query: mark < 0 ? '' : target.slice(mark + 1) };
}

function answerProxy(host: Host, uid: string, asked: Asked, request: IncomingMessage, response: ServerResponse): void {
  if (!/^[\w-]{1,40}$/.test(uid)) {
    sendError(response, 400, 'UID is invalid');
    return;
  }
  const { site } = host;
  const source = site.sources.find(uid);
  // Grafana's own data source has no routes: everything passes.
  const routes = source?.type === prometheusType ? [] : site.plugin(source?.type ?? '')?.routes;
  if (source === undefined || routes === undefined) {
    sendError(response, 404, source === undefined ? 'Unable to find datasource' : 'Unable to find datasource plugin');
    return;
  }
  const roles = site.plugins.flatMap((entry) => entry.roles);
  proxy(
    request,
    response,
    { path: pathBelow(asked.path), query: asked.query },
    { source, routes, user: userOf(roleOf(request), roles), version: site.version }
  );
}

/** The address without a path shows the first dashboard. */
function sendHome({ dashboards }: Site, query: string, response: ServerResponse): void {
  const first = dashboards[0];
  const path = first === undefined ? '/dashboards' : `/d/${first.uid}/${encodeURIComponent(first.slug)}`;
  response.writeHead(302, { ...ownHeaders, location: `${path}${query === '' ? '' : `?${query}`}` });
  response.end();
}

function answerPage(host: Host, { path, query }: Asked, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    sendError(response, 404, 'Not found');
  } else if (path === '/') {
    sendHome(host.site, query, response);
  } else if (path === '/preview/clusters') {
    sendJson(response, 200, host.site.clusters());
  } else if (path === '/preview/reload' && host.reload !== null) {
    host.reload.join(response);
  } else if (path.startsWith('/public/') || path.startsWith('/preview/')) {
    sendError(response, 404, 'Not found');
  } else {
    sendPage(response, host.bundle(), { ...host.site.bootData(roleOf(request)), live: host.reload !== null });
  }
}

/** Answers one request as Grafana's server would. */
export async function answer(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = askedOf(request.url ?? '/');
  const refused = refusal(request);
  if (refused !== null) {
    sendError(response, 403, refused);
    return;
  }
  if (asked === null) {
    sendText(response, 400, '400 Bad Request');
    return;
  }
  const isKnown = methods.includes(request.method ?? '');
  const proxied = /^\/api\/datasources\/proxy\/uid\/([^/]+)(?:\/|$)/.exec(asked.path);
  if (!isKnown) {
    sendError(response, 404, 'Not found');
  } else if (proxied !== null) {
    answerProxy(host, unescapePath(proxied[1] ?? '') ?? '', asked, request, response);
  } else if (/^\/api(\/|$)/.test(asked.path)) {
    await answerApi(host.site, asked.path, request, response);
  } else if (!answerFile(host, asked.path, request, response)) {
    answerPage(host, asked, request, response);
  }
}
