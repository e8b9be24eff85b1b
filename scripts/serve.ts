import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPreview } from '../preview/server/start';
import { isScenario, scenarioNames } from '../simulator/scenarios';
import { startSimulator } from '../simulator/server';

/** Where the shipped dashboards look: at FLINK_URL, or at a simulator of our own. */
async function flink(): Promise<{ url: string; prometheusUrl?: string; close(): Promise<void> }> {
  const url = process.env.FLINK_URL;
  if (url !== undefined && url !== '') {
    return { url: url.replace(/\/+$/, ''), close: () => Promise.resolve() };
  }
  const scenario = process.env.SCENARIO ?? 'demo';
  if (!isScenario(scenario)) {
    throw new Error(`There is no scenario ${scenario}. SCENARIO may be ${scenarioNames.join(', ')}.`);
  }
  return startSimulator({ scenario, port: 0 });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });
  const source = await flink();
  const preview = await startPreview({
    port: Number(process.env.PORT ?? 3300),
    flinkUrl: source.url.split(','),
    prometheusUrl: process.env.PROMETHEUS_URL || source.prometheusUrl,
    simulatorUrl: process.env.FLINK_URL ? undefined : source.url,
    distDir: join(__dirname, '..', 'dist'),
    dev: values.dev,
    say: (line) => console.log(line),
  });
  const shown = process.env.FLINK_URL === undefined ? 'a simulated Flink (FLINK_URL= shows a real one)' : source.url;
  console.log(`\nFlinkscope shows ${shown}\n\n    ${preview.url}\n\nCtrl-C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void Promise.all([preview.close(), source.close()]).then(() => process.exit(0)));
  }
}

main().catch((thrown: unknown) => {
  console.error(`flinkscope: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  process.exit(1);
});
