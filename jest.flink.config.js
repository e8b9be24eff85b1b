// `npm run test:flink`: every query type against real clusters.
const unit = require('./jest.config');

module.exports = {
  ...unit,
  testMatch: ['<rootDir>/tests/flink/**/*.test.ts'],
  testEnvironment: '<rootDir>/tests/flink/environment.js',
  testTimeout: 60_000,
  maxWorkers: 1,
};
