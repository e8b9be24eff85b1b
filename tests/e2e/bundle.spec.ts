import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

/** What ships: the built plugin, searched for what must not be in it. */
const dist = join(__dirname, '..', '..', 'dist');
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
const modules = files.filter((file) => file.endsWith('module.js'));
const text = (file: string) => readFileSync(join(dist, file), 'utf8');

test('the package has five modules, each with its source map and logo, and nothing that was not meant', () => {
  expect(modules.sort()).toEqual([
    'datasource/module.js',
    'module.js',
    'panels/checkpoints/module.js',
    'panels/jobgraph/module.js',
    'panels/latency/module.js',
  ]);
  for (const file of modules) {
    expect(files).toContain(`${file}.map`);
    expect(files).toContain(file.replace('module.js', 'img/logo.svg'));
    expect(files).toContain(file.replace('module.js', 'plugin.json'));
  }
  const kinds = new Set(files.filter((file) => /\.\w+$/.test(file)).map((file) => file.replace(/.*\./, '')));
  expect([...kinds].filter((kind) => !['js', 'map', 'json', 'svg', 'md', 'png'].includes(kind))).toEqual([]);
});

for (const file of modules) {
  test(`${file} has no chunks, no code from text, no HTML from data, no other server`, () => {
    const code = text(file);
    expect(code.match(/\beval\(|new Function\(|\.innerHTML\s*=|dangerouslySetInnerHTML|\bimport\(/g) ?? []).toEqual([]);
    const addresses = [...code.matchAll(/https?:\/\/[^\s"'`)]+/g)].map(([address]) => address);
    // Names of XML, placeholders of fields, links for people, pages that libraries name in messages: none of them is asked for.
    const harmless =
      /^https?:\/\/(www\.w3\.org\/|react\.dev\/|reactjs\.org\/|localhost(:8081)?$|(flink\.)?example\.com|\.$|developers\.grafana\.com|grafana\.com\/|github\.com\/|www\.i18next\.com|locize\.com)/;
    expect(addresses.filter((address) => !harmless.test(address))).toEqual([]);
  });
}

test('every plugin.json has its version and no placeholder left', () => {
  const version: unknown = Reflect.get(JSON.parse(readFileSync(join(dist, '..', 'package.json'), 'utf8')), 'version');
  for (const file of files.filter((name) => name.endsWith('plugin.json'))) {
    expect(text(file)).not.toMatch(/%[A-Z]+%/);
    expect(text(file)).toContain(`"version": "${String(version)}"`);
  }
});
