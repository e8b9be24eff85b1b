// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { javaTool } from './java.mjs';
import { Problem } from './problem.mjs';
import { run } from './shell.mjs';
import { fillOf, isBefore } from './versions.mjs';

/** @typedef {import('./folders.mjs').Folders} Folders */

/** Flink's distribution is no Maven artifact everywhere, so its modules are put together here, with what they need... */
const withDependencies = [
  'runtime',
  'runtime-web',
  'clients',
  'streaming-java',
  'table-api-java-bridge',
  'table-runtime',
  'connector-base',
  'statebackend-rocksdb',
  'json',
  'csv',
  'metrics-prometheus',
];
/** ...or alone, because they carry what they need, or because something else here brings it. */
const alone = ['sql-client', 'sql-gateway', 'sql-gateway-api', 'python', 'table-planner-loader', 'connector-files'];

/** Libraries of the distribution that no module brings. */
const libraries = [
  ['org.apache.logging.log4j', 'log4j-slf4j-impl', '2.24.3'],
  ['org.apache.logging.log4j', 'log4j-core', '2.24.3'],
  ['org.jline', 'jline-terminal', '3.21.0'],
  ['org.jline', 'jline-reader', '3.21.0'],
];

const withoutItsDependencies =
  '<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>';

/** @param {string} group @param {string} artifact @param {string} version @param {boolean} isAlone */
const dependency = (group, artifact, version, isAlone) =>
  `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>` +
  `${isAlone ? withoutItsDependencies : ''}</dependency>\n`;

/**
 * The Maven project that gathers the jars of a Flink.
 * @param {string} version
 * @param {ReadonlySet<string>} missing modules (`flink-json`) that the repository lacks in this version
 * @param {string | null} fill the version that they are taken from; null = they are left out
 */
export function pomText(version, missing, fill) {
  const module = (/** @type {string} */ name, /** @type {boolean} */ isAlone) => {
    if (!missing.has(`flink-${name}`)) {
      return dependency('org.apache.flink', `flink-${name}`, version, isAlone);
    }
    return fill === null ? '' : dependency('org.apache.flink', `flink-${name}`, fill, true);
  };
  // Until 1.18 the datagen connector is part of table-api-java-bridge.
  const datagen = isBefore(version, '1.19') ? [] : ['connector-datagen'];
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>flinkscope</groupId>
  <artifactId>flink-jars</artifactId>
  <version>1</version>
  <dependencies>
${[...withDependencies, ...datagen].map((name) => module(name, false)).join('')}${alone
    .map((name) => module(name, true))
    .join(
      ''
    )}${libraries.map(([group = '', name = '', at = '']) => dependency(group, name, at, false)).join('')}  </dependencies>
</project>
`;
}

/**
 * Modules of this version of Flink that Maven says are in no repository; those that it failed to transfer are not among
 * them.
 * @param {string} log what Maven printed
 * @param {string} version
 */
export function missingModules(log, version) {
  const artifact = `org\\.apache\\.flink:(flink-[a-z-]+):(?:jar|pom):${version.replaceAll('.', '\\.')}`;
  const said = [`Could not find artifact ${artifact}`, `Failure to find ${artifact}`, `${artifact} was not found in`];
  const found = said.flatMap((sentence) => [...log.matchAll(new RegExp(sentence, 'g'))].map(([, name = '']) => name));
  return [...new Set(found)];
}

/** @param {string} log */
function errorsOf(log) {
  const lines = log.split('\n').filter((line) => line.startsWith('[ERROR]') && line.length > '[ERROR] '.length);
  return (lines.length > 0 ? lines : log.trim().split('\n').slice(-5))
    .slice(0, 3)
    .map((line) => line.slice(0, 600))
    .join('\n');
}

/**
 * Copies the jars of a version into `target`. Every module that the repository lacks costs one more round.
 * @param {string} version
 * @param {string | null} fill
 * @param {string} home
 * @param {string} target
 */
async function copyJars(version, fill, home, target) {
  /** @type {Set<string>} */
  const missing = new Set();
  for (;;) {
    const pom = join(home, 'pom.xml');
    await rm(target, { recursive: true, force: true });
    await mkdir(target, { recursive: true });
    await writeFile(pom, pomText(version, missing, fill));
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${target}`];
    const { code, output } = await run('mvn', ['-q', '-B', '-Dstyle.color=never', '-f', pom, ...goal], { cwd: home });
    if (code === 0) {
      return;
    }
    if (code === null) {
      throw new Problem(`Maven (mvn) was not found: install it; it downloads Flink ${version} once, about 200 MB.`);
    }
    const news = missingModules(output, version).filter((name) => !missing.has(name));
    const canGoOn = news.length > 0 && (fill !== null || news.every((name) => name === 'flink-metrics-prometheus'));
    if (!canGoOn) {
      throw cannotFetch(version, fill, output, news);
    }
    for (const name of news) {
      missing.add(name);
      console.log(`  the Maven repository has no ${name} ${version}: ${fill === null ? 'left out' : `taking ${fill}`}`);
    }
  }
}

/** @param {string} version @param {string | null} fill @param {string} output @param {string[]} news */
function cannotFetch(version, fill, output, news) {
  if (news.includes('flink-runtime')) {
    return new Problem(
      `Your Maven repository has no Flink ${version}: choose another version (npm run flink -- list).`
    );
  }
  const advice =
    news.length > 0 && fill === null
      ? `the repository lacks ${news.join(', ')}: choose another version (npm run flink -- list) or add --fill VERSION.`
      : 'check the network and your Maven settings, or choose another version (npm run flink -- list).';
  return new Problem(`Maven could not fetch Flink ${version}; ${advice}`, errorsOf(output));
}

/**
 * Flink's Prometheus reporter listens on every interface; this class moves it to loopback. Without a compiler the
 * reporter stays off.
 * @param {string} target
 */
async function compileLoopbackHttp(target) {
  if (!(await readdir(target)).some((name) => name.startsWith('flink-metrics-prometheus-'))) {
    return;
  }
  const source = join(import.meta.dirname, 'LoopbackHttp.java');
  // `--release 11` would not allow the export.
  const args = ['-source', '11', '-target', '11', '--add-exports', 'jdk.httpserver/sun.net.httpserver=ALL-UNNAMED'];
  const { code } = await run(javaTool('javac'), [...args, '-d', target, source]);
  if (code !== 0) {
    console.log('  no Java compiler (javac): the Prometheus reporter stays off, it would listen on every interface');
  }
}

/** @param {Folders} folders */
export const hasJars = (folders) => existsSync(join(folders.lib, '.complete'));

/** @param {Folders} folders */
export const hasLoopbackHttp = (folders) => existsSync(join(folders.lib, 'LoopbackHttp.class'));

/** @param {Folders} folders */
export const countJars = async (folders) => (await readdir(folders.lib)).filter((name) => name.endsWith('.jar')).length;

/**
 * Downloads the jars of a version unless they are there.
 * @param {string} version
 * @param {Folders} folders
 * @param {string | null} [fill]
 */
export async function fetchJars(version, folders, fill = null) {
  if (hasJars(folders)) {
    return;
  }
  console.log(`Flink ${version}: downloading it with Maven, about 200 MB, once ...`);
  const target = join(folders.home, 'new');
  await mkdir(folders.home, { recursive: true });
  await copyJars(version, fill ?? fillOf(version) ?? null, folders.home, target);
  await compileLoopbackHttp(target);
  await writeFile(join(target, '.complete'), '');
  await rm(folders.lib, { recursive: true, force: true });
  await rename(target, folders.lib);
}
