import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** What a folder of `src` may import from other folders of `src`. Everything else flows the wrong way. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  flink: [],
  text: [],
  frames: ['flink'],
  diagnosis: ['frames'],
  datasource: ['flink', 'frames', 'diagnosis', 'text'],
  'panels/shared': ['frames', 'diagnosis', 'text'],
  'panels/jobgraph': ['frames', 'diagnosis', 'panels/shared', 'text'],
  'panels/checkpoints': ['frames', 'diagnosis', 'panels/shared', 'text'],
  'panels/latency': ['frames', 'diagnosis', 'panels/shared', 'text'],
  app: ['flink', 'frames', 'text'],
};

const root = __dirname;
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('testing')
);

const folderOf = (file: string) => {
  const parts = dirname(file).split('/');
  return parts.slice(0, parts[0] === 'panels' ? 2 : 1).join('/');
};

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:import|export)\s[^;]*?from\s+'(\.[^']*)'/g)].map(([, to = '']) =>
    relative(root, resolve(root, dirname(file), to))
  );
}

it('finds the sources', () => {
  expect(sources).toContain('flink/client.ts');
  expect(importsOf('datasource/FlinkDataSource.ts')).toContain('flink/client');
});

it.each(Object.keys(mayImport))('%s imports only what stands below it', (folder) => {
  const files = sources.filter((file) => folderOf(file) === folder);
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((to) => folderOf(to) !== folder && !(mayImport[folder] ?? []).includes(folderOf(to)))
      .map((to) => `${file} -> ${to}`)
  );
  expect(wrong).toEqual([]);
});

it('has every folder in its list', () => {
  const folders = new Set(sources.filter((file) => file.includes('/')).map(folderOf));
  expect([...folders].filter((folder) => !(folder in mayImport))).toEqual([]);
});

it('keeps query types apart: a slice imports no other slice', () => {
  const slice = (file: string) => /^datasource\/queries\/(\w+)\//.exec(file)?.[1];
  const wrong = sources.flatMap((file) =>
    importsOf(file)
      .filter((to) => slice(file) !== undefined && slice(to) !== undefined && slice(to) !== slice(file))
      .map((to) => `${file} -> ${to}`)
  );
  expect(wrong).toEqual([]);
});

it('has no cycle of imports', () => {
  const graph = new Map(sources.map((file) => [file.replace(/(\/index)?\.tsx?$/, ''), importsOf(file)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    } else if (!done.has(file)) {
      (graph.get(file) ?? []).forEach((next) => visit(next, [...path, file]));
      done.add(file);
    }
  };
  [...graph.keys()].forEach((file) => visit(file, []));
  expect(cycles).toEqual([]);
});
