// @ts-check
import { join } from 'node:path';
import { Problem } from './problem.mjs';
import { run } from './shell.mjs';

const oldestJava = 11;

/** @param {'java' | 'javac'} name */
export function javaTool(name) {
  const home = process.env.JAVA_HOME;
  return home ? join(home, 'bin', name) : name;
}

/**
 * The feature release in what `java -version` prints: 8 for "1.8.0_402", 17 for "17.0.15"; null when there is none.
 * @param {string} output
 */
export function javaRelease(output) {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  if (first === undefined) {
    return null;
  }
  return first === '1' && second !== undefined ? Number(second) : Number(first);
}

export async function requireJava() {
  const java = javaTool('java');
  const { code, output } = await run(java, ['-version']);
  const release = code === 0 ? javaRelease(output) : null;
  if (release === null) {
    throw new Problem(`Java was not found (tried ${java}): install a JDK 17 or 11, or set JAVA_HOME to one.`);
  }
  if (release < oldestJava) {
    throw new Problem(`${java} is Java ${release}, which is too old: set JAVA_HOME to a JDK 17 or 11.`);
  }
}
