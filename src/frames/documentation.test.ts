import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Contract } from './contract';
import { graphEdges, graphJob, graphVertices } from './jobGraph';
import { jobs } from './jobs';

const file = join(__dirname, '..', '..', 'docs', 'frames.md');

const section = <Row>(title: string, what: string, { columns }: Contract<Row>): string =>
  [
    `## ${title}`,
    '',
    what,
    '',
    '| Column | Type | Unit | Shown as | |',
    '| --- | --- | --- | --- | --- |',
    ...columns.map(({ name, type, config, isKey }) => {
      const note = [isKey ? 'always there' : '', config.description ?? ''].filter((part) => part !== '').join('; ');
      return `| \`${name}\` | ${type} | ${config.unit ?? ''} | ${config.displayName ?? ''} | ${note} |`;
    }),
  ].join('\n');

const text = [
  '# Data frames',
  '',
  'What each query type gives, column by column. Times are epoch milliseconds, shares 0 to 1, rates per second.',
  'An empty cell means “not known”, never zero. This page is generated from `src/frames` by `npm run docs`.',
  '',
  section('Query type `jobs`: frame `jobs`', 'One row a job, running ones first.', jobs),
  '',
  section(
    'Query type `jobGraph`: frame `nodes`',
    'One row a vertex, in topological order. The first six columns are for Grafana’s own Node graph panel.',
    graphVertices
  ),
  '',
  section(
    'Query type `jobGraph`: frame `edges`',
    'One row a connection; records flow from `source` to `target`.',
    graphEdges
  ),
  '',
  section('Query type `jobGraph`: frame `job`', 'One row: the job as a whole.', graphJob),
  '',
].join('\n');

it('is what docs/frames.md says (npm run docs writes it)', () => {
  if (process.env.UPDATE_DOCS === '1') {
    writeFileSync(file, text);
  }
  expect(readFileSync(file, 'utf8')).toBe(text);
});
