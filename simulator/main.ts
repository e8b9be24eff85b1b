import { parseArgs } from 'node:util';
import { isScenario, scenarioNames } from './scenarios';
import { startSimulator } from './server';

const usage = `usage: npm run simulator -- [--scenario NAME] [--port 8081] [--seed 1] [--flink-version 2.3.0] [--control]
Answers as the REST API of a Flink cluster, on this machine only.
Scenarios: ${scenarioNames.join(', ')}
With --control it can be steered below /__simulator.`;

function whole(text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new Error(`${text} is no whole number from 0 to ${most}`);
  }
  return value;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', default: 'healthy' },
      port: { type: 'string', default: '8081' },
      seed: { type: 'string', default: '1' },
      'flink-version': { type: 'string', default: '2.3.0' },
      control: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  if (!isScenario(values.scenario)) {
    throw new Error(`There is no scenario ${values.scenario}. There are ${scenarioNames.join(', ')}.`);
  }
  const simulator = await startSimulator({
    scenario: values.scenario,
    port: whole(values.port, 65_535),
    seed: whole(values.seed, 2 ** 31),
    flinkVersion: values['flink-version'],
    control: values.control,
  });
  console.log(`${simulator.url} simulates Flink ${values['flink-version']}, scenario ${values.scenario}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close());
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exitCode = 2;
});
