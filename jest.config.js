// Every machine formats times alike.
process.env.TZ = 'UTC';

const scaffold = require('./.config/jest.config');
const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');

module.exports = {
  ...scaffold,
  modulePaths: undefined,
  // A machine that is busy with other things takes longer than the default 5 s.
  testTimeout: 30_000,
  // Jest 29 cannot format inline snapshots with Prettier 3; `npm run lint:fix` does it afterwards.
  prettierPath: null,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/preview/.build/'],
  testMatch: ['<rootDir>/{src,simulator,preview,dashboards,provisioning,scripts,bench}/**/*.test.{ts,tsx}'],
  transform: {
    '^.+\\.m?[tj]sx?$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        jsc: {
          parser: { syntax: 'typescript', tsx: true, dynamicImport: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
      },
    ],
  },
  transformIgnorePatterns: [
    nodeModulesToTransform([...grafanaESModules, '@dagrejs', 'd3-.*', 'internmap', 'delaunator', 'robust-predicates']),
  ],
};
