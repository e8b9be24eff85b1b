import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentedFrame } from './queryType';
import { allQueryTypes, queryTypes } from './registry';

const file = join(__dirname, '..', '..', '..', 'docs', 'frames.md');

const section = (type: string, { contract, what }: DocumentedFrame): string =>
  [
    `## Query type \`${type}\`: frame \`${contract.name}\``,
    '',
    what,
    '',
    '| Column | Type | Unit | Shown as | |',
    '| --- | --- | --- | --- | --- |',
    ...contract.columns.map(({ name, type: kind, config, isKey }) => {
      const note = [isKey ? 'always there' : '', config.description ?? ''].filter((part) => part !== '').join('; ');
      return `| \`${name}\` | ${kind} | ${config.unit ?? ''} | ${config.displayName ?? ''} | ${note} |`;
    }),
    '',
  ].join('\n');

const text = [
  '# Data frames',
  '',
  'What each query type gives, column by column. Times are epoch milliseconds, shares 0 to 1, rates per second.',
  'An empty cell means “not known”, never zero. This page is generated from the contracts by `npm run docs`.',
  '',
  ...allQueryTypes.flatMap((type) => queryTypes[type].frames.map((frame) => section(type, frame))),
].join('\n');

it('is what docs/frames.md says (npm run docs writes it)', () => {
  if (process.env.UPDATE_DOCS === '1') {
    writeFileSync(file, text);
  }
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('has a frame for every type', () => {
  expect(allQueryTypes.filter((type) => queryTypes[type].frames.length === 0)).toEqual([]);
});
