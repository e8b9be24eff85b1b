import { join } from 'node:path';
import { type Json, objectOf, readJson, textOf } from './json.ts';

let unicons: Json | undefined;

/**
 * A picture of Unicons, Grafana's set. @grafana/ui ships only those that it shows itself; plugins may name any of them.
 * @param path below Grafana's icon address, such as `unicons/globe.svg`
 */
export function unicon(root: string, path: string): string | null {
  const name = /^unicons\/([a-z0-9-]+)\.svg$/.exec(path)?.[1] ?? '';
  unicons ??= objectOf(readJson(join(root, 'node_modules/@iconify-json/uil/icons.json'))['icons']);
  const body = Object.hasOwn(unicons, name) ? textOf(objectOf(unicons[name])['body']) : '';
  return body === '' ? null : `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${body}</svg>`;
}
