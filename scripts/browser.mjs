// Finds a Chromium for the browser tests, or installs one.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, run } from './setup.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

async function find() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH, ...onPath, ...places, await playwrightsOwn()];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
}

const isRoot = () => process.getuid?.() === 0;
const hasApt = () => existsSync('/usr/bin/apt-get');

function installWithApt() {
  const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
  return run('apt-get', ['update', '-qq'], quietly) && run('apt-get', ['install', '-y', '-qq', 'chromium'], quietly);
}

/** Path of a Chromium. */
export async function chromiumPath() {
  const found = await find();
  if (found !== undefined) {
    return found;
  }
  console.log('No Chromium found: installing one …');
  const isInstalled = (isRoot() && hasApt() && installWithApt()) || run('npx', ['playwright', 'install', 'chromium']);
  const installed = isInstalled ? await find() : undefined;
  return (
    installed ??
    fail('The browser tests need a Chromium and none could be installed. Install one, or set CHROMIUM_PATH to it.')
  );
}
