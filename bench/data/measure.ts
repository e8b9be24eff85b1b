import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Fields } from '../../src/flink/decode';
import { comparedWithFirst } from '../comparison';
import { type Row } from '../report';
import { scriptForNode } from '../script';
import { historySizes } from './historyWork';
import { type Timed } from './timed';

const root = join(__dirname, '..', '..');

/** @throws where the work failed */
function timedInChild(script: string, work: number, size: number): Timed | null {
  const args = ['--expose-gc', '-', String(work), String(size)];
  const said = execFileSync(process.execPath, args, { input: script, cwd: root, encoding: 'utf8' });
  // Libraries may have said something before.
  const answer: unknown = JSON.parse(said.split('\n').at(-1) ?? '');
  if (answer === null) {
    return null;
  }
  const timed = Fields.of(answer, 'bench/data/child.ts');
  return {
    subject: timed.text('subject'),
    of: timed.text('of'),
    first: timed.number('first'),
    median: timed.number('median'),
  };
}

/** Median and first run of a work, the large size compared with the small one. */
export function rowsOf(sizes: readonly Timed[]): Row[] {
  const [subject = ''] = sizes.map((each) => each.subject);
  const quantities = (value: 'first' | 'median') => sizes.map((each) => ({ of: each.of, value: each[value] }));
  return [
    ...comparedWithFirst(subject, 'ms', quantities('median')),
    ...comparedWithFirst(`${subject}, first time`, 'ms', quantities('first')),
  ];
}

/** What the data source does with answers, in Node; each work and size in a process that has done nothing else. */
export function measureData(): Row[] {
  const script = scriptForNode(join(__dirname, 'child.ts'));
  const rows: Row[] = [];
  for (let work = 0; ; work += 1) {
    const sizes = [0, 1].flatMap((size) => timedInChild(script, work, size) ?? []);
    if (sizes.length === 0) {
      return [...rows, ...historySizes()];
    }
    rows.push(...rowsOf(sizes));
  }
}
