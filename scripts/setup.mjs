// What a fresh machine lacks, with Node's built-in modules only: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamps = join(root, '.flinkscope');

/**
 * Ends the program with a sentence.
 * @type {(sentence: string) => never}
 */
export function fail(sentence) {
  console.error(`flinkscope: ${sentence}`);
  process.exit(1);
}

/** Runs a command in the project's folder with its output shown; returns whether it succeeded. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  return error === undefined && status === 0;
}

const isTheSame = (name, content) =>
  existsSync(join(stamps, name)) && readFileSync(join(stamps, name), 'utf8') === content;

function remember(name, content) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), content);
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node 20.19 or newer is needed, this is ${process.versions.node}. Install a newer one and try again.`);
  }
}

/** `npm ci` when node_modules is missing or of another package-lock.json. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const isThere = existsSync(join(root, 'node_modules', '.package-lock.json'));
  if (isThere && isTheSame('installed', lock)) {
    return;
  }
  console.log('Installing packages …');
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) {
    fail('npm ci failed. Its message stands above; check the network and the npm configuration, then try again.');
  }
  remember('installed', lock);
}

function filesBelow(path) {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path];
}

/** Sizes and times of all that goes into a build: cheap, and it changes whenever one of them does. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths
    .filter((path) => existsSync(join(root, path)))
    .flatMap((path) => filesBelow(join(root, path)))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const sources = [
  'src',
  'dashboards',
  '.config',
  'webpack.config.ts',
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];

/** Builds `dist` when something that goes into it has changed. */
export function build() {
  const now = fingerprint(sources);
  if (existsSync(join(root, 'dist', 'plugin.json')) && isTheSame('built', now)) {
    return;
  }
  console.log('Building the plugin …');
  if (!run('npm', ['run', '--silent', 'build'])) {
    fail('The build failed. Its message stands above.');
  }
  remember('built', now);
}
