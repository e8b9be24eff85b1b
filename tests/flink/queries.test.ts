import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allQueryTypes, type FlinkQueryType } from '../../src/datasource/queries/registry';
import { checks } from './checks';
import { Cluster } from './cluster';
import { agrees, type Comparison, tableOf } from './compare';
import { spoils } from './spoil';
import { Tape } from './tape';

const urls = (process.env.FLINK_URL ?? '').split(',').filter((url) => url !== '');

it('has clusters to ask: FLINK_URL names them, npm run test:flink starts some', () => {
  expect(urls.length).toBeGreaterThan(0);
});

describe.each(urls)('%s', (url) => {
  const base = url.replace(/\/+$/, '');
  const compared: Array<Comparison & { type: string }> = [];

  /** A check that disagrees is made once more: a step of Flink's metrics may have come between two questions. */
  async function comparisonsOf(type: FlinkQueryType): Promise<Comparison[]> {
    const first = await checks[type](new Cluster(base, tapeOf(type)));
    return first.every(agrees) ? first : checks[type](new Cluster(base, tapeOf(type)));
  }

  const tapes = new Map<FlinkQueryType, Tape>();
  function tapeOf(type: FlinkQueryType): Tape {
    const tape = new Tape();
    tapes.set(type, tape);
    return tape;
  }

  it.each(allQueryTypes)('%s says what Flink says', async (type) => {
    const comparisons = await comparisonsOf(type);
    compared.push(...comparisons.map((comparison) => ({ type, ...comparison })));
    expect(comparisons.length).toBeGreaterThan(0);
    expect(comparisons.filter((comparison) => !agrees(comparison))).toEqual([]);
  });

  it.each(allQueryTypes)('%s would be found out if it said something else', async (type) => {
    const unnoticed = new Set(compared.filter((one) => one.type === type).map(({ what }) => what));
    for (const spoil of spoils) {
      const wrong = await checks[type](new Cluster(base, tapes.get(type)?.replay(spoil)));
      wrong.filter((comparison) => !agrees(comparison)).forEach(({ what }) => unnoticed.delete(what));
    }
    expect([...unnoticed]).toEqual([]);
  });

  afterAll(async () => {
    const version = await new Cluster(base).version();
    const folder = join(__dirname, '..', '..', 'test-results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `flink-${version}.md`), `## Flink ${version}\n\n${tableOf(compared)}\n`);
  });
});
