import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Json, objectOf, objectsOf, textOf } from './json.ts';

/** A configured data source; `secureJsonData` never leaves the server. */
export interface DataSource {
  id: number;
  uid: string;
  name: string;
  type: string;
  access: string;
  url: string;
  isDefault: boolean;
  basicAuth: boolean;
  basicAuthUser: string;
  withCredentials: boolean;
  jsonData: Json;
  secureJsonData: Readonly<Record<string, string>>;
  version: number;
}

const isTrue = (value: unknown) => value === true;

const texts = (value: Json): Record<string, string> =>
  Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (typeof item === 'string' ? [[key, item]] : [])));

function dataSourceOf(entry: Json, id: number): DataSource {
  const name = textOf(entry['name']);
  return {
    id,
    uid: textOf(entry['uid']) || name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    name,
    type: textOf(entry['type']),
    access: textOf(entry['access']) || 'proxy',
    url: textOf(entry['url']),
    isDefault: isTrue(entry['isDefault']),
    basicAuth: isTrue(entry['basicAuth']),
    basicAuthUser: textOf(entry['basicAuthUser']),
    withCredentials: isTrue(entry['withCredentials']),
    jsonData: objectOf(entry['jsonData']),
    secureJsonData: texts(objectOf(entry['secureJsonData'])),
    version: 1,
  };
}

function provisioned(dir: string): Json[] {
  const files = existsSync(dir) ? readdirSync(dir).filter((file) => /\.ya?ml$/.test(file)) : [];
  return files.sort().flatMap((file) => {
    const content: unknown = parse(readFileSync(join(dir, file), 'utf8'));
    return objectsOf(objectOf(content)['datasources']);
  });
}

/**
 * The data sources of the preview: those provisioned for the type, with the addresses given instead of theirs, which are
 * names of the compose file. More addresses than entries make further data sources, fewer leave entries out.
 */
export function readDataSources(provisioningDir: string, type: string, urls: readonly string[]): DataSource[] {
  const entries = provisioned(provisioningDir).filter((entry) => entry['type'] === type);
  return urls.map((url, index) => {
    const further = {
      name: index === 0 ? 'Flink' : `Flink ${index + 1}`,
      uid: index === 0 ? 'flink' : `flink-${index + 1}`,
    };
    return dataSourceOf({ ...further, type, isDefault: index === 0, ...entries[index], url }, index + 1);
  });
}

/** The Prometheus of the preview, as it is provisioned, with the address given; null = there is none, as in many a Grafana. */
export function readPrometheus(provisioningDir: string, type: string, url: string | null, id: number): DataSource[] {
  const entry = provisioned(provisioningDir).find((found) => found['type'] === type);
  return url === null ? [] : [dataSourceOf({ name: 'Prometheus', uid: 'prometheus', type, ...entry, url }, id)];
}

/** What the browser learns of a data source in Grafana's boot data. */
export const instanceSettings = (source: DataSource, meta: Json): Json => ({
  id: source.id,
  uid: source.uid,
  type: source.type,
  name: source.name,
  meta,
  url: `/api/datasources/proxy/uid/${source.uid}`,
  isDefault: source.isDefault,
  access: source.access,
  module: meta['module'],
  jsonData: source.jsonData,
  readOnly: false,
  cachingConfig: { enabled: false, TTLMs: 0 },
});

/** The settings as the config page edits them: of secrets only whether they are set. */
export const editableSettings = (source: DataSource, meta: Json): Json => ({
  id: source.id,
  uid: source.uid,
  orgId: 1,
  name: source.name,
  type: source.type,
  typeName: textOf(meta['name']),
  typeLogoUrl: textOf(objectOf(objectOf(meta['info'])['logos'])['small']),
  access: source.access,
  url: source.url,
  user: '',
  database: '',
  basicAuth: source.basicAuth,
  basicAuthUser: source.basicAuthUser,
  withCredentials: source.withCredentials,
  isDefault: source.isDefault,
  jsonData: source.jsonData,
  secureJsonFields: Object.fromEntries(Object.keys(source.secureJsonData).map((key) => [key, true])),
  version: source.version,
  readOnly: false,
});

/** As `PUT /api/datasources/uid/:uid` saves: secrets stay until the body brings another value. */
export function updated(source: DataSource, body: Json): DataSource {
  const edited = dataSourceOf({ ...body, uid: source.uid, type: source.type }, source.id);
  return {
    ...edited,
    name: edited.name || source.name,
    secureJsonData: { ...source.secureJsonData, ...edited.secureJsonData },
    version: source.version + 1,
  };
}

/** Settings in memory; they last as long as the server. */
export class DataSources {
  private list: readonly DataSource[];

  constructor(list: readonly DataSource[]) {
    this.list = list;
  }

  all(): readonly DataSource[] {
    return this.list;
  }

  find(uid: string): DataSource | undefined {
    return this.list.find((source) => source.uid === uid);
  }

  replace(changed: DataSource): void {
    this.list = this.list.map((source) => {
      if (source.uid === changed.uid) {
        return changed;
      }
      return changed.isDefault ? { ...source, isDefault: false } : source;
    });
  }
}
