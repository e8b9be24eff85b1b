import { parseArgs } from 'node:util';
import { isScenario, type ScenarioName, scenarioNames } from './scenarios';
import { type SimulatorOptions, startSimulator } from './server';

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

/** What the command line asks for; null = help. */
function wanted(): (SimulatorOptions & { scenario: ScenarioName; flinkVersion: string }) | null {
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
  if (!isScenario(values.scenario)) {
    throw new Error(`There is no scenario ${values.scenario}.`);
  }
  return values.help
    ? null
    : {
        scenario: values.scenario,
        port: whole(values.port, 65_535),
        seed: whole(values.seed, 2 ** 31),
        flinkVersion: values['flink-version'],
        control: values.control,
      };
}

async function run(options: NonNullable<ReturnType<typeof wanted>>): Promise<void> {
  const simulator = await startSimulator(options);
  console.log(`${simulator.url} simulates Flink ${options.flinkVersion}, scenario ${options.scenario}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close());
  }
}

try {
  const options = wanted();
  if (options === null) {
    console.log(usage);
  } else {
    run(options).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    });
  }
} catch (error) {
  console.error(`${error instanceof Error ? error.message : 'What?'}\n\n${usage}`);
  process.exitCode = 2;
}
