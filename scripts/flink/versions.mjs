// @ts-check

/**
 * Versions that run with this kit, newest first. `fill` names the version whose modules replace those that a repository
 * lacks; it is used only for modules that are really missing there.
 * @type {ReadonlyArray<{ version: string, fill?: string }>}
 */
export const knownVersions = [
  { version: '2.3.0' },
  { version: '2.2.0', fill: '2.3.0' },
  { version: '2.1.1', fill: '2.0.0' },
  { version: '2.0.0' },
  { version: '1.20.3' },
  { version: '1.19.2', fill: '1.18.1' },
  { version: '1.18.1' },
  { version: '1.17.2', fill: '1.18.1' },
  { version: '1.16.3', fill: '1.18.1' },
];

/** @param {string} text */
export const isVersion = (text) => /^\d+\.\d+\.\d+$/.test(text);

/** @param {string} version */
export const fillOf = (version) => knownVersions.find((known) => known.version === version)?.fill;

/**
 * Whether a version is older than a release line.
 * @param {string} version such as 1.18.1
 * @param {string} line such as 1.19
 */
export function isBefore(version, line) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [lineMajor = 0, lineMinor = 0] = line.split('.').map(Number);
  return major < lineMajor || (major === lineMajor && minor < lineMinor);
}
