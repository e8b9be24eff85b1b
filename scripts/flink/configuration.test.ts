import { configFileName, configText, settingsOf, taskManagerJvm } from './configuration.mjs';

const options = {
  port: 8081,
  slots: 8,
  networkMemory: 256,
  adaptive: false,
  latency: 'operator',
  prometheus: true,
  run: '/run folder',
  extra: [] as Array<[string, string]>,
};

const keysOf = (version: string) => [...settingsOf(version, options).keys()];

describe('configuration of a cluster', () => {
  test.each([
    ['1.16.3', 'flink-conf.yaml', 'restart-strategy', 'cluster.evenly-spread-out-slots', 'state.checkpoints.dir'],
    ['1.18.1', 'flink-conf.yaml', 'restart-strategy', 'cluster.evenly-spread-out-slots', 'state.checkpoints.dir'],
    ['1.19.2', 'config.yaml', 'restart-strategy.type', 'taskmanager.load-balance.mode', 'state.checkpoints.dir'],
    ['1.20.3', 'config.yaml', 'restart-strategy.type', 'taskmanager.load-balance.mode', 'state.checkpoints.dir'],
    ['2.0.0', 'config.yaml', 'restart-strategy.type', 'taskmanager.load-balance.mode', 'execution.checkpointing.dir'],
    ['2.3.0', 'config.yaml', 'restart-strategy.type', 'taskmanager.load-balance.mode', 'execution.checkpointing.dir'],
    ['10.0.0', 'config.yaml', 'restart-strategy.type', 'taskmanager.load-balance.mode', 'execution.checkpointing.dir'],
  ])('%s has the names of its version', (version, file, ...keys) => {
    const renamed = [
      'restart-strategy',
      'restart-strategy.type',
      'cluster.evenly-spread-out-slots',
      'taskmanager.load-balance.mode',
      'state.checkpoints.dir',
      'execution.checkpointing.dir',
    ];
    expect(configFileName(version)).toBe(file);
    expect(keysOf(version).filter((key) => renamed.includes(key))).toEqual(keys);
  });

  test('every address is loopback and every port is derived from the REST port', () => {
    const settings = settingsOf('2.3.0', { ...options, port: 8421 });
    const addresses = [...settings].filter(([key]) => /(?:address|host)$/.test(key)).map(([, value]) => value);
    expect(new Set(addresses)).toEqual(new Set(['localhost', '127.0.0.1']));
    expect([...settings].filter(([key]) => key.endsWith('.port'))).toEqual([
      ['jobmanager.rpc.port', '9421'],
      ['blob.server.port', '11421'],
      ['rest.port', '8421'],
    ]);
  });

  test('paths with spaces become file URLs, in YAML without quotes', () => {
    const settings = settingsOf('2.3.0', options);
    expect(configText('2.3.0', settings)).toContain('execution.checkpointing.dir: file:///run%20folder/checkpoints\n');
    expect(configText('2.3.0', settings)).toContain("io.tmp.dirs: '/run folder/tmp'\n");
    expect(configText('1.18.1', settings)).toContain('io.tmp.dirs: /run folder/tmp\n');
  });

  test.each([
    ['2.3.0', "it's: #1", "a: 'it''s: #1'\n"],
    ['2.3.0', '*', "a: '*'\n"],
    ['2.3.0', 'key:', "a: 'key:'\n"],
    ['2.3.0', '', "a: ''\n"],
    ['1.18.1', 'key: #1', 'a: key: #1\n'],
  ])('%s writes the value %p', (version, value, line) => {
    expect(configText(version, new Map([['a', value]]))).toBe(line);
  });

  test('own settings win and stand once', () => {
    const settings = settingsOf('2.3.0', { ...options, extra: [['execution.checkpointing.interval', '1s']] });
    expect(configText('2.3.0', settings).match(/^execution\.checkpointing\.interval.*$/gm)).toEqual([
      'execution.checkpointing.interval: 1s',
    ]);
  });

  test('without a loopback reporter there is none', () => {
    const settings = settingsOf('2.3.0', { ...options, prometheus: false });
    expect([...settings.keys()].filter((key) => key.startsWith('metrics.reporter'))).toEqual([]);
    expect(keysOf('2.3.0')).toContain('metrics.reporters');
  });

  test('only the adaptive scheduler keeps rescales', () => {
    expect(keysOf('2.3.0')).not.toContain('jobmanager.scheduler');
    expect(settingsOf('2.3.0', { ...options, adaptive: true }).get('jobmanager.scheduler')).toBe('adaptive');
  });

  test('JVM limits follow the memory settings', () => {
    const jvm = (networkMemory: number, ...extra: Array<[string, string]>) =>
      taskManagerJvm(settingsOf('2.3.0', { ...options, networkMemory, extra }));
    expect(jvm(256)).toEqual(['-Xmx528m', '-XX:MaxDirectMemorySize=384m', '-XX:MaxMetaspaceSize=256m']);
    expect(jvm(1024)).toContain('-XX:MaxDirectMemorySize=1152m');
    expect(jvm(256, ['taskmanager.memory.task.heap.size', '1 gb'])).toContain('-Xmx1152m');
  });
});
