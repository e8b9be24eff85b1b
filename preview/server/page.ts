import { type ServerResponse } from 'node:http';
import { type Bundle } from './bundle.ts';
import { ownHeaders } from './headers.ts';
import { type Json } from './json.ts';

/**
 * Nothing but this server: no font, picture, script or request of another host. Emotion and Grafana's components write
 * style elements and attributes, so styles may stand inline; scripts may not. Grafana's table compiles a function out of
 * text, for which Grafana's own policy allows evaluation too.
 */
export const pagePolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');

/** JSON that can stand in a script element. */
const inScript = (value: Json) =>
  JSON.stringify(value).replace(
    /[<>\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  );

const asset = (name: string) => `/preview/assets/${name}`;

function html(bundle: Bundle, boot: Json): string {
  const preload = bundle.preload.map((name) => `<link rel="modulepreload" href="${asset(name)}" />`);
  return `<!doctype html>
<html lang="en-US">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Flinkscope preview</title>
    <base href="/" />
    <link rel="icon" href="public/plugins/flinkscope-flink-app/img/logo.svg" />
    <script src="${asset(bundle.early)}"></script>
    ${preload.join('\n    ')}
    <style>
      html { color-scheme: dark; background: #111217; }
      html.light { color-scheme: light; background: #f4f5f5; }
      body { margin: 0; }
    </style>
    <script type="application/json" id="boot-data">${inScript(boot)}</script>
    <script type="module" src="${asset(bundle.main)}"></script>
  </head>
  <body>
    <div id="reactRoot"></div>
  </body>
</html>
`;
}

export function sendPage(response: ServerResponse, bundle: Bundle, boot: Json): void {
  response.writeHead(200, {
    ...ownHeaders,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': pagePolicy,
    'referrer-policy': 'same-origin',
  });
  response.end(html(bundle, boot));
}
