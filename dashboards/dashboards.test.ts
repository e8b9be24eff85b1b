import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allQueryTypes, complete, isQueryType, queryTypes } from '../src/datasource/queries/registry';
import { number } from '../src/flink/decode';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const object = (value: unknown): Json => (isObject(value) ? value : {});
const read = (file: string) => object(JSON.parse(readFileSync(file, 'utf8')));

const source = join(__dirname, '..', 'src');
const own = ['datasource', 'panels/jobgraph', 'panels/checkpoints', 'panels/latency'].map((folder) =>
  String(read(join(source, folder, 'plugin.json')).id)
);
/** Panels of Grafana itself; the preview host draws those of the first line. */
const corePanels = [
  ...['stat', 'table', 'timeseries', 'bargauge', 'text', 'row'],
  ...['state-timeline', 'logs', 'flamegraph'],
];

const files = readdirSync(__dirname).filter((file) => file.endsWith('.json'));
const dashboards = files.map((file) => ({ file, json: read(join(__dirname, file)) }));
const panelsOf = (json: Json): Json[] => objects(json.panels).flatMap((panel) => [panel, ...objects(panel.panels)]);
const targetsOf = (json: Json) => panelsOf(json).flatMap((panel) => objects(panel.targets));
const variablesOf = (json: Json) => objects(object(json.templating).list);
const annotationsOf = (json: Json) => objects(object(json.annotations).list);
const queriesOf = (json: Json): Json[] => [
  ...targetsOf(json),
  ...annotationsOf(json).map(({ target }) => object(target)),
  ...variablesOf(json)
    .filter(({ type }) => type === 'query')
    .map(({ query, datasource }) => ({ ...object(query), datasource })),
];

/** What a panel's columns are called in its queries' frames: by name, and as they are shown. */
function columnsOf(panel: Json): string[] {
  const types = objects(panel.targets).map(({ queryType }) => queryType);
  return types
    .filter(isQueryType)
    .flatMap((type) =>
      queryTypes[type].frames.flatMap(({ contract }) =>
        contract.columns.flatMap(({ name, config }) => [name, config.displayName ?? name])
      )
    );
}

const overridesOf = (panel: Json) => objects(object(panel.fieldConfig).overrides);

/** Columns that a panel names, to show them otherwise, in another order, or not at all. */
function namedColumns(panel: Json): string[] {
  const organized = objects(panel.transformations).flatMap(({ options }) =>
    ['excludeByName', 'indexByName', 'renameByName'].flatMap((how) => Object.keys(object(object(options)[how])))
  );
  // Overrides of a whole query name no column.
  const matched = overridesOf(panel)
    .map(({ matcher }) => object(matcher))
    .filter(({ id }) => id !== 'byFrameRefID')
    .map(({ options }) => String(options));
  return [...organized, ...matched];
}

/** What a panel's columns are called in the end. */
const shownColumns = (panel: Json) => [
  ...columnsOf(panel),
  ...overridesOf(panel)
    .flatMap(({ properties }) => objects(properties))
    .filter(({ id }) => id === 'displayName')
    .map(({ value }) => String(value)),
];

/** A statistic's fields are an expression such as `/^(State|Restarts)$/`; this gives what it lists. */
function reducedFields(panel: Json): string[] {
  const fields = object(object(panel.options).reduceOptions).fields;
  const list = /^\/\^\((.*)\)\$\/$/.exec(typeof fields === 'string' ? fields : '')?.[1];
  return list === undefined ? [] : list.split('|');
}

it('ships every dashboard with the app, and nothing else', () => {
  const included = objects(read(join(source, 'plugin.json')).includes)
    .filter(({ type }) => type === 'dashboard')
    .map(({ path }) => path);
  expect(included.sort()).toEqual(files.map((file) => `dashboards/${file}`).sort());
});

it('shows every query type', () => {
  const shown = new Set(dashboards.flatMap(({ json }) => targetsOf(json)).map(({ queryType }) => queryType));
  expect(allQueryTypes.filter((type) => !shown.has(type))).toEqual([]);
});

describe.each(dashboards)('$file', ({ file, json }) => {
  it('can be imported by the app, provisioned from a file and read by Grafana 12.3', () => {
    expect(json.id).toBeNull();
    expect(json.uid).toMatch(/^flinkscope-/);
    expect(number(json.revision)).toBeGreaterThanOrEqual(1);
    expect(number(json.schemaVersion)).toBeGreaterThanOrEqual(39);
    expect(Object.keys(json)).not.toContain('__inputs');
    expect(readFileSync(join(__dirname, file), 'utf8')).not.toMatch(/\$\{DS_|__requires/);
  });

  it('takes its data source from a variable', () => {
    const names = variablesOf(json)
      .filter(({ type }) => type === 'datasource')
      .map(({ name }) => `\${${String(name)}}`);
    const used = [...panelsOf(json), ...targetsOf(json), ...variablesOf(json)].map(
      (part) => object(part.datasource).uid
    );
    expect(used.filter((uid) => uid !== undefined && !names.includes(String(uid)))).toEqual([]);
  });

  it('asks questions that the data source knows', () => {
    const ours = queriesOf(json).filter(({ datasource }) => own.includes(String(object(datasource).type)));
    const unknown = ours.filter((target) => complete({ refId: 'A', ...target }) === null);
    expect(ours.length).toBeGreaterThan(0);
    expect(unknown).toEqual([]);
  });

  it('names columns that its queries give', () => {
    const unknown = panelsOf(json).flatMap((panel) => {
      const known = columnsOf(panel);
      return namedColumns(panel)
        .filter((name) => !known.includes(name))
        .map((name) => ({ panel: panel.title, name }));
    });
    expect(unknown).toEqual([]);
  });

  it('shows in statistics only what is there, by the name that it has there', () => {
    const statistics = panelsOf(json).filter(({ type }) => type === 'stat');
    const unknown = statistics.flatMap((panel) => {
      const shown = shownColumns(panel);
      return reducedFields(panel).filter((name) => !shown.includes(name));
    });
    expect(statistics.flatMap(reducedFields).length).toBeGreaterThanOrEqual(statistics.length);
    expect(unknown).toEqual([]);
  });

  it('leads to dashboards that are shipped, with the variables and the time range', () => {
    const uids = dashboards.map(({ json: { uid } }) => `/d/${String(uid)}`);
    const links = objects(json.links);
    expect(links.filter(({ url }) => !uids.includes(String(url)))).toEqual([]);
    expect(links.filter(({ includeVars, keepTime }) => includeVars !== true || keepTime !== true)).toEqual([]);
    expect(links.length).toBeGreaterThan(0);
  });

  it('uses panels that exist, each with an id and a title of its own', () => {
    const panels = panelsOf(json);
    expect(panels.map(({ type }) => String(type)).filter((type) => ![...own, ...corePanels].includes(type))).toEqual(
      []
    );
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(panels.filter(({ title }) => typeof title !== 'string' || title === '')).toEqual([]);
  });

  it('names only variables that it has', () => {
    const known = [
      ...variablesOf(json).map(({ name }) => String(name)),
      '__value',
      '__data',
      '__field',
      '__from',
      '__to',
      '__rate_interval',
    ];
    const named = [...readFileSync(join(__dirname, file), 'utf8').matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name);
    expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('places panels side by side, never one over another', () => {
    const boxes = objects(json.panels).map(({ title, gridPos }) => {
      const { x, y, w, h } = object(gridPos);
      return { title, x: number(x) ?? -1, y: number(y) ?? -1, w: number(w) ?? 0, h: number(h) ?? 0 };
    });
    expect(boxes.filter(({ x, y, w, h }) => x < 0 || y < 0 || w <= 0 || h <= 0 || x + w > 24)).toEqual([]);
    const overlapping = boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
        .map((b) => [a.title, b.title])
    );
    expect(overlapping).toEqual([]);
  });
});
