import { type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { sendText } from './answer.ts';
import { fileBelow, sendFile } from './files.ts';
import { unicon } from './icons.ts';
import { type Host } from './requests.ts';

const robotoMono = '@fontsource/roboto-mono/files/roboto-mono-latin-400-normal.woff2';

/** The packages that bring the fonts which Grafana's styles ask for; Inter as its makers publish it, like Grafana's. */
function fontFile(path: string): string {
  return path.startsWith('roboto/') ? robotoMono : path.replace(/^inter\//, 'inter-ui/web/');
}

type FileAnswer = (host: Host, match: readonly string[], request: IncomingMessage, response: ServerResponse) => void;

const pluginFile: FileAnswer = ({ site }, [id = '', rest = ''], request, response) => {
  const plugin = site.plugin(id);
  const file = plugin === undefined ? null : fileBelow(plugin.dir, rest);
  const missing = plugin === undefined ? 'Plugin not found' : 'Plugin file not found';
  sendFile(request, response, file, { immutable: false }, missing);
};

const icon: FileAnswer = ({ root }, [rest = ''], request, response) => {
  const own = fileBelow(join(root, 'node_modules/@grafana/ui/dist/public/img/icons'), rest);
  const drawn = own === null ? unicon(root, rest) : null;
  if (drawn === null) {
    sendFile(request, response, own, { immutable: true });
  } else {
    sendText(response, 200, drawn, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=31536000' });
  }
};

const font: FileAnswer = ({ root }, [rest = ''], request, response) =>
  sendFile(request, response, fileBelow(join(root, 'node_modules'), fontFile(rest)), { immutable: true });

const pageAsset: FileAnswer = ({ bundle, reload }, [rest = ''], request, response) =>
  sendFile(request, response, fileBelow(bundle().dir, rest), { immutable: reload === null });

const answers: ReadonlyArray<readonly [RegExp, FileAnswer]> = [
  [/^\/public\/plugins\/([\w-]+)\/(.*)$/, pluginFile],
  [/^\/public\/build\/img\/icons\/(.*)$/, icon],
  [/^\/public\/fonts\/((?:inter|roboto)\/[\w-]+\.woff2)$/, font],
  [/^\/preview\/assets\/(.*)$/, pageAsset],
];

/** Answers the addresses of files; false where the address is none. */
export function answerFile(host: Host, path: string, request: IncomingMessage, response: ServerResponse): boolean {
  for (const [pattern, answer] of answers) {
    const match = pattern.exec(path);
    if (match !== null) {
      answer(host, match.slice(1), request, response);
      return true;
    }
  }
  return false;
}
