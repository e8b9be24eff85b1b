// npm start: the shipped dashboards in a browser. npm run dev: the same, rebuilt and reloaded on every change.
import { spawn } from 'node:child_process';
import { build, checkNode, fail, install, root } from './setup.mjs';

const isDev = process.argv.includes('--dev');
checkNode();
install();
build();

const node = (args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
const children = [node(['--import', 'tsx', 'scripts/serve.ts', ...(isDev ? ['--dev'] : [])])];
if (isDev) {
  const webpack = 'node_modules/webpack/bin/webpack.js';
  children.push(node(['--import', 'tsx', webpack, '--watch', '-c', './webpack.config.ts', '--env', 'development']));
}

// Ctrl-C reaches the children by themselves; a signal to this process alone does not.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => children.forEach((child) => child.kill(signal)));
}
children.forEach((child) =>
  child
    .on('error', (error) => fail(`${error.message}. Delete node_modules and try again.`))
    .on('exit', (code) => {
      children.forEach((other) => other.kill());
      process.exitCode = code ?? 0;
    })
);
