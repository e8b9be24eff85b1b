import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { cleanAnswers } from './recorder/clean';
import { recordingText } from './recorder/file';
import { recordDiagnostics } from './recorder/diagnostics';
import { recordCluster, recordPaths, type Surroundings } from './recorder/session';

const usage = `usage: npm run record -- URL FOLDER [--name standard] [--note TEXT] [--diagnostics | --path PATH ...]
Records the answers of a Flink cluster into FOLDER/NAME.json. Takes about 70 s and sends only GET requests.
Leave the cluster alone meanwhile: the recording begins with 20 s of silence.
With --diagnostics it records logs, threads and flame graphs instead, into FOLDER/diagnostics.json;
with --path (repeatable) the answers to these paths only.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string' },
    diagnostics: { type: 'boolean', default: false },
    path: { type: 'string', multiple: true },
    note: { type: 'string', default: '' },
  },
});
const [address, folder] = positionals;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function recorderOf({ diagnostics, path }: { diagnostics: boolean; path?: readonly string[] | undefined }) {
  if (path !== undefined) {
    return (surroundings: Surroundings) => recordPaths(surroundings, path);
  }
  return diagnostics ? recordDiagnostics : recordCluster;
}

async function main(url: string, target: string): Promise<void> {
  const base = url.replace(/\/+$/, '');
  const get = async (path: string) => {
    const answer = await fetch(`${base}${path}`, { redirect: 'error', signal: AbortSignal.timeout(30_000) }).catch(
      (error: unknown) => {
        throw new Error(`No Flink answers at ${base}${path}: is it running, and is this its address?`, {
          cause: error,
        });
      }
    );
    return { status: answer.status, body: parse(await answer.text()) };
  };
  const { body: config } = await get('/config');
  const version: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, 'flink-version') : null;
  if (typeof version !== 'string') {
    throw new Error(`${base} is no Flink: /config does not tell a version.`);
  }
  const record = recorderOf(values);
  const { startedAt, answers } = await record({
    get,
    now: Date.now,
    sleep: (ms) => sleep(ms),
    say: (text) => console.log(text),
  });
  mkdirSync(target, { recursive: true });
  const file = join(target, `${values.name ?? (values.diagnostics ? 'diagnostics' : 'standard')}.json`);
  const clean = cleanAnswers(answers, { hosts: [hostname()], users: [userInfo().username] });
  const text = recordingText({ flinkVersion: version, recordedAt: new Date(startedAt), note: values.note }, clean);
  writeFileSync(file, text);
  console.log(`${file}: ${answers.length} answers, ${Math.ceil(text.length / 1024)} kB`);
}

if (address === undefined || folder === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  main(address, folder).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
