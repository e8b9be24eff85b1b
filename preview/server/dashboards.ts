import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, readJson, textOf, textsOf } from './json.ts';
import { dashboardFiles, type Plugin } from './plugins.ts';

/** A dashboard as Grafana's list shows it, and its JSON. */
export interface StoredDashboard {
  uid: string;
  title: string;
  slug: string;
  tags: string[];
  json: Json;
}

/** Grafana's slug of a title. */
const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

function stored(file: string): StoredDashboard {
  const json = readJson(file);
  const title = textOf(json['title']);
  return { uid: textOf(json['uid']), title, slug: slugOf(title), tags: textsOf(json['tags']), json };
}

/** The dashboards that the built app brings along, then those of further folders, in the order of their files. */
export function readDashboards(app: Plugin | undefined, furtherDirs: readonly string[]): StoredDashboard[] {
  const shipped = app === undefined ? [] : dashboardFiles(app).map((path) => join(app.dir, path));
  const further = furtherDirs.flatMap((dir) =>
    readdirSync(dir)
      .filter((file) => file.endsWith('.json'))
      .map((file) => join(dir, file))
  );
  return [...shipped, ...further].filter((file) => existsSync(file)).map(stored);
}
