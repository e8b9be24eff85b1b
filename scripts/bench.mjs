// npm run bench: how fast, how large and how frugal the plugin is. docs/bench.md says how to read it.
import { build, checkNode, install, run } from './setup.mjs';

checkNode();
install();
build();
const { chromiumPath } = await import('./browser.mjs');
const isDone = run(process.execPath, ['--import', 'tsx', 'bench/main.ts', ...process.argv.slice(2)], {
  CHROMIUM_PATH: await chromiumPath(),
});
process.exitCode = isDone ? 0 : 1;
