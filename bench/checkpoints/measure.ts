import { join } from 'node:path';
import { type Browser } from '@playwright/test';
import { comparedWithFirst } from '../comparison';
import { median } from '../numbers';
import { type Row } from '../report';
import { scriptOf } from '../script';
import { type DrawingTimes } from './page';

const rounds = 9;
const sizes = [
  { checkpoints: 10, subtasks: 100 },
  { checkpoints: 1_000, subtasks: 10_000 },
] as const;

/** How long a browser draws the checkpoint panel's canvases: from rows to pixels. */
export async function measureCheckpoints(browser: Browser): Promise<Row[]> {
  const page = await browser.newPage();
  await page.setContent('<body></body>');
  await page.addScriptTag({ content: await scriptOf(join(__dirname, 'page.ts')) });
  const results: Array<{ size: (typeof sizes)[number]; runs: DrawingTimes[] }> = [];
  for (const size of sizes) {
    const runs: DrawingTimes[] = [];
    for (let round = 0; round < rounds; round += 1) {
      runs.push(
        await page.evaluate(({ checkpoints, subtasks }) => window.flinkscopeCheckpoints(checkpoints, subtasks), size)
      );
    }
    results.push({ size, runs });
  }
  await page.close();
  const rows = (subject: string, of: 'timeline' | 'hover' | 'subtasks', counted: 'checkpoints' | 'subtasks') =>
    comparedWithFirst(
      subject,
      'ms',
      results.map(({ size, runs }) => ({
        of: `${size[counted]} ${counted}`,
        value: median(runs.map((run) => run[of])),
      }))
    );
  return [
    ...rows('Checkpoint timeline, rows to pixels', 'timeline', 'checkpoints'),
    ...rows('Checkpoint timeline, one move of the pointer', 'hover', 'checkpoints'),
    ...rows('Subtasks of a checkpoint, all on one canvas', 'subtasks', 'subtasks'),
  ];
}
