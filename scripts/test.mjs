// npm test: everything that must be green. Each step stops the run when it fails.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, checkNode, fail, install, root, run } from './setup.mjs';

const results = join(root, 'test-results');
const jestResults = join(results, 'unit.json');
const browserResults = join(results, 'browser.json');

function step(name, isDone) {
  const begun = Date.now();
  console.log(`\n── ${name}`);
  if (!isDone()) {
    fail(`${name} failed. What went wrong stands above.`);
  }
  console.log(`── ${name}: ${((Date.now() - begun) / 1000).toFixed(0)} s`);
}

/** Passed and failed tests of both runners; a runner that reported nothing, or no test at all, is a failure. */
function count() {
  if (!existsSync(jestResults) || !existsSync(browserResults)) {
    fail('A test runner left no report.');
  }
  const unit = JSON.parse(readFileSync(jestResults, 'utf8'));
  const { stats } = JSON.parse(readFileSync(browserResults, 'utf8'));
  if (unit.numPassedTests === 0 || stats.expected === 0) {
    fail('A test runner ran no test.');
  }
  return {
    passed: unit.numPassedTests + stats.expected + stats.flaky,
    failed: unit.numFailedTests + stats.unexpected,
    skipped: unit.numPendingTests + unit.numTodoTests + stats.skipped,
  };
}

checkNode();
install();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
step('Lint', () => run('npm', ['run', '--silent', 'lint']));
step('Types', () => run('npm', ['run', '--silent', 'typecheck']));
step('Unit tests', () => run('npx', ['jest', '--ci', '--json', `--outputFile=${jestResults}`]));
step('Build', () => build() ?? true);
const { chromiumPath } = await import('./browser.mjs');
const browser = { CHROMIUM_PATH: await chromiumPath(), PLAYWRIGHT_JSON_OUTPUT_NAME: browserResults };
step('Browser tests', () => run('npx', ['playwright', 'test', '--reporter=list,json'], browser));
const { passed, failed, skipped } = count();
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
