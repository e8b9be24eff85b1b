import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causes } from './diagnosis';

const runbook = readFileSync(join(__dirname, '..', '..', 'docs', 'runbook.md'), 'utf8');
const kebab = (word: string) => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const sectionOf = (anchor: string) =>
  runbook.split(/^## /m).find((text) => text.includes(`<a id="${anchor}"></a>`)) ?? '';

test.each(causes)('says how to check %s, what to do, and how to see that it worked', (cause) => {
  const section = sectionOf(kebab(cause));
  expect(section).toContain('**Check.**');
  if (cause !== 'unknown') {
    expect(section).toContain('**Do.**');
    expect(section).toContain('**It worked**');
  }
});

test.each(['near-limit', 'uneven', 'sources', 'idle', 'not-known'])('has a section for %s', (anchor) => {
  expect(sectionOf(anchor).length).toBeGreaterThan(100);
});

test('links only to anchors that are there', () => {
  const links = [...runbook.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor ?? '');
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((anchor) => sectionOf(anchor) === '')).toEqual([]);
});
