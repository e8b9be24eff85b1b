import { defineConfig } from '@playwright/test';

/** The same tests run on the preview host and, with GRAFANA_URL, on a real Grafana. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/browser',
  fullyParallel: true,
  // A real Grafana has one set of test data sources, the preview one for each worker.
  workers: process.env.GRAFANA_URL === undefined ? 2 : 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: process.env.GRAFANA_URL === undefined ? 60_000 : 180_000,
  // Grafana loads far more before it draws the first panel, and axe looks at all of it.
  expect: { timeout: process.env.GRAFANA_URL === undefined ? 5_000 : 30_000 },
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      // As root Chromium runs only without its sandbox; the other switches keep it from calling home.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    timezoneId: 'UTC',
    locale: 'en-US',
  },
});
