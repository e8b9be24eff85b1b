import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderMarkdown } from '@grafana/data';
import { allQueryTypes, queryTypes } from './queries/registry';

/** Grafana shows it in the panel editor, behind the question mark beside the data source. */
const file = join(__dirname, 'query_help.md');

const text = [
  '## Apache Flink',
  '',
  'Flink’s REST API knows the present. Series grow while the dashboard is open; the past is in the Prometheus that scrapes Flink.',
  '',
  '| Show | Answers |',
  '| --- | --- |',
  ...allQueryTypes.map((type) => `| **${queryTypes[type].label()}** | ${queryTypes[type].description()} |`),
  '',
  '### Fields',
  '',
  '- **Job**: a name (it survives a restart), an ID, or nothing for the newest running job. `$job` may have several values in _Events_; `*` there means all jobs.',
  '- **Vertex**: a name, an ID, or nothing, as the field says. Names are those of Flink’s graph.',
  '- Every text may hold dashboard variables, such as `$job`, and every query type can fill a variable.',
  '- An empty cell means “not known”, never zero. Notices of a panel say what could not be had, and why.',
  '',
  '### Requests',
  '',
  'A refresh sends at most 12 requests for a job, a setting of the data source, however many panels show it. The query inspector says how many went out in the last minute (`requestsLastMinute`).',
  '',
].join('\n');

it('is what query_help.md says (npm run docs writes it)', () => {
  if (process.env.UPDATE_DOCS === '1') {
    writeFileSync(file, text);
  }
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('is rendered by Grafana as a table and lists', () => {
  const page = new DOMParser().parseFromString(renderMarkdown(text), 'text/html');
  expect(page.querySelectorAll('tbody tr')).toHaveLength(allQueryTypes.length);
  expect(page.querySelectorAll('li')).toHaveLength(4);
  expect(page.body.textContent).not.toContain('**');
});
