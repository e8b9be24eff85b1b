import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allQueryTypes } from '../../src/datasource/queries/registry';
import { checks } from './checks';
import { Cluster } from './cluster';
import { agrees, type Comparison, tableOf } from './compare';

const urls = (process.env.FLINK_URL ?? '').split(',').filter((url) => url !== '');

it('has clusters to ask: FLINK_URL names them, npm run test:flink starts some', () => {
  expect(urls.length).toBeGreaterThan(0);
});

describe.each(urls)('%s', (url) => {
  const cluster = new Cluster(url.replace(/\/+$/, ''));
  const compared: Array<Comparison & { type: string }> = [];

  it.each(allQueryTypes)('%s says what Flink says', async (type) => {
    const comparisons = await checks[type](cluster);
    compared.push(...comparisons.map((comparison) => ({ type, ...comparison })));
    expect(comparisons.length).toBeGreaterThan(0);
    expect(comparisons.filter((comparison) => !agrees(comparison))).toEqual([]);
  });

  afterAll(async () => {
    const version = await cluster.version();
    const folder = join(__dirname, '..', '..', 'test-results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `flink-${version}.md`), `## Flink ${version}\n\n${tableOf(compared)}\n`);
  });
});
