import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allQueryTypes, complete } from '../src/datasource/queries/registry';
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
/** Panels of Grafana itself that the preview host draws too. */
const corePanels = ['stat', 'table', 'timeseries', 'bargauge', 'text', 'row'];

const files = readdirSync(__dirname).filter((file) => file.endsWith('.json'));
const dashboards = files.map((file) => ({ file, json: read(join(__dirname, file)) }));
const panelsOf = (json: Json): Json[] => objects(json.panels).flatMap((panel) => [panel, ...objects(panel.panels)]);
const targetsOf = (json: Json) => panelsOf(json).flatMap((panel) => objects(panel.targets));
const variablesOf = (json: Json) => objects(object(json.templating).list);

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
    const ours = targetsOf(json).filter(({ datasource }) => own.includes(String(object(datasource).type)));
    const unknown = ours.filter((target) => complete({ refId: 'A', ...target }) === null);
    expect(ours.length).toBeGreaterThan(0);
    expect(unknown).toEqual([]);
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
