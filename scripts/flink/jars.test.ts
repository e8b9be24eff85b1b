import { missingModules, pomText } from './jars.mjs';
import { javaRelease } from './java.mjs';
import { fillOf, isBefore, isVersion, knownVersions } from './versions.mjs';

/** Module of Flink to version. */
const modulesIn = (pom: string): Record<string, string> => {
  const found = pom.matchAll(/<artifactId>(flink-[^<]+)<\/artifactId><version>([^<]+)<\/version>/g);
  return Object.fromEntries([...found].map(([, name = '', version = '']) => [name, version] as const));
};

const none: ReadonlySet<string> = new Set();

describe('the Maven project of a Flink', () => {
  test('takes every module in its version', () => {
    const modules = modulesIn(pomText('2.3.0', none, '2.0.0'));
    expect(new Set(Object.values(modules))).toEqual(new Set(['2.3.0']));
    expect(Object.keys(modules)).toEqual(
      expect.arrayContaining(['flink-runtime', 'flink-sql-client', 'flink-metrics-prometheus'])
    );
  });

  test.each([
    ['1.16.3', false],
    ['1.18.1', false],
    ['1.19.2', true],
    ['2.3.0', true],
  ])('%s has a datagen connector of its own: %p', (version, has) => {
    expect(Object.keys(modulesIn(pomText(version, none, null))).includes('flink-connector-datagen')).toBe(has);
  });

  test('a missing module is taken from the other version, alone', () => {
    const pom = pomText('1.16.3', new Set(['flink-metrics-prometheus']), '1.18.1');
    expect(modulesIn(pom)).toMatchObject({ 'flink-metrics-prometheus': '1.18.1', 'flink-runtime': '1.16.3' });
    const line = pom.split('\n').find((text) => text.includes('flink-metrics-prometheus'));
    expect(line).toContain('<exclusion><groupId>*</groupId>');
  });

  test('a missing module is left out when there is no other version', () => {
    const pom = pomText('1.16.3', new Set(['flink-metrics-prometheus']), null);
    expect(pom).not.toContain('flink-metrics-prometheus');
  });

  test('runtime and log4j come with their dependencies, the SQL client without', () => {
    const lines = pomText('2.3.0', none, null).split('\n');
    expect(lines.find((line) => line.includes('>flink-runtime<'))).not.toContain('exclusion');
    expect(lines.find((line) => line.includes('>log4j-core<'))).not.toContain('exclusion');
    expect(lines.find((line) => line.includes('>flink-sql-client<'))).toContain('exclusion');
  });
});

describe('what Maven says', () => {
  const maven38 =
    '[ERROR] Failed to execute goal on project flink-jars: Could not resolve dependencies for project flinkscope:flink-jars:jar:1: The following artifacts could not be resolved: org.apache.flink:flink-metrics-prometheus:jar:1.16.3, org.apache.flink:flink-json:jar:1.16.3: Could not find artifact org.apache.flink:flink-metrics-prometheus:jar:1.16.3 in central (https://repo.example/maven2) -> [Help 1]';

  test.each([
    ['Maven 3.8', maven38, ['flink-metrics-prometheus']],
    [
      'Maven 3.9, second time',
      '[ERROR] org.apache.flink:flink-sql-gateway:jar:1.16.3 was not found in https://repo.example/maven2 during a previous attempt.',
      ['flink-sql-gateway'],
    ],
    [
      'an older Maven, second time',
      '[ERROR] Failure to find org.apache.flink:flink-json:pom:1.16.3 in https://repo.example/maven2 was cached in the local repository',
      ['flink-json'],
    ],
    ['another version', maven38.replaceAll('1.16.3', '1.16.2'), []],
    [
      'no network',
      '[ERROR] Could not transfer artifact org.apache.flink:flink-json:jar:1.16.3 from/to central: Connection refused',
      [],
    ],
    ['nothing', '', []],
  ])('%s', (_, log, modules) => {
    expect(missingModules(log, '1.16.3')).toEqual(modules);
  });
});

describe('versions', () => {
  test('every known version is one, and is filled from another known one of its own generation', () => {
    for (const { version, fill } of knownVersions) {
      expect(isVersion(version)).toBe(true);
      if (fill !== undefined) {
        expect(knownVersions.map((known) => known.version)).toContain(fill);
        expect(fill.split('.')[0]).toBe(version.split('.')[0]);
        expect(fill).not.toBe(version);
      }
    }
  });

  test('fills', () => {
    expect(fillOf('1.16.3')).toBe('1.18.1');
    expect(fillOf('2.3.0')).toBeUndefined();
    expect(fillOf('2.9.9')).toBeUndefined();
  });

  test.each([
    ['1.18.1', '1.19', true],
    ['1.19.0', '1.19', false],
    ['1.9.3', '1.19', true],
    ['2.0.0', '1.19', false],
    ['1.20.3', '2.0', true],
    ['10.0.0', '2.0', false],
  ])('%s before %s: %p', (version, line, expected) => {
    expect(isBefore(version, line)).toBe(expected);
  });

  test.each([
    ['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', 17],
    ['java version "1.8.0_402"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['openjdk version "11.0.22-ea"', 11],
    ['The operation couldn’t be completed. Unable to locate a Java Runtime.', null],
    ['', null],
  ])('java -version prints %p', (output, release) => {
    expect(javaRelease(output)).toBe(release);
  });
});
