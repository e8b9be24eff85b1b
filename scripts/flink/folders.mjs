// @ts-check
import { homedir } from 'node:os';
import { join } from 'node:path';

/** @param {NodeJS.ProcessEnv} [env] */
export function cacheRoot(env = process.env) {
  const cache = env.XDG_CACHE_HOME ? env.XDG_CACHE_HOME : join(homedir(), '.cache');
  return join(cache, 'flinkscope', 'flink');
}

/**
 * Where everything of one version lies. `lib` is kept; `run` (configuration, logs, checkpoints) is emptied by each start.
 * @param {string} version
 */
export function foldersOf(version) {
  const home = join(cacheRoot(), version);
  const run = join(home, 'run');
  return {
    home,
    lib: join(home, 'lib'),
    run,
    conf: join(run, 'conf'),
    log: join(run, 'log'),
    tmp: join(run, 'tmp'),
    /** What has been started: see cluster.mjs. */
    state: join(run, 'cluster.json'),
  };
}

/** @typedef {ReturnType<typeof foldersOf>} Folders */
