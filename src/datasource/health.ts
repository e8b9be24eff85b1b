import { type TestDataSourceResponse } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type FlinkClient } from '../flink/client';
import { type Failure, failureOf } from '../flink/errors';
import { type Transport } from '../flink/transport';
import { fill, raw } from '../text/fill';
import { explain } from './explain';

/** A path that Flink does not have: the gate must refuse it, else it would let anything through. */
const probe = '/__guard__';

async function probeFailure(transport: Transport): Promise<Failure | null> {
  try {
    await transport.get(probe);
    return null;
  } catch (thrown) {
    return failureOf(thrown);
  }
}

/** Whether Grafana applies the read-only routes of plugin.json: Grafana before 12.3.2 ignores the last one. */
async function gateSentence(transport: Transport): Promise<{ active: boolean; sentence: string }> {
  const failure = await probeFailure(transport);
  const active = failure?.kind === 'gate';
  return {
    active,
    sentence: active
      ? t('health.gateActive', 'The read-only gate is active.')
      : t(
          'health.gateInactive',
          'The read-only gate is NOT active: anyone who may query this data source can change Flink. Update Grafana to 12.3.2 or newer.'
        ),
  };
}

async function jobsSentence(client: FlinkClient, isHistoryServer: boolean): Promise<string> {
  const jobs = await client.jobs();
  if (isHistoryServer) {
    const known = t(
      'health.historyServer.jobs',
      '{{- total}} jobs that have ended; no metrics, logs or TaskManagers.',
      raw
    );
    return fill(known, { total: jobs.length });
  }
  const running = jobs.filter((job) => job.state === 'RUNNING').length;
  return fill(t('health.jobs', '{{- running}} of {{- total}} jobs run.', raw), { running, total: jobs.length });
}

const unitMs: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['milli', 1],
  ['millis', 1],
  ['', 1],
  ['s', 1_000],
  ['sec', 1_000],
  ['secs', 1_000],
  ['second', 1_000],
  ['seconds', 1_000],
  ['m', 60_000],
  ['min', 60_000],
  ['mins', 60_000],
  ['minute', 60_000],
  ['minutes', 60_000],
]);

/** A duration as Flink's options may say it (`10000`, `10 s`, `1 min`), in ms; null for others. */
export function durationOf(value: string): number | null {
  const [, amount, unit = ''] = /^\s*(\d+)\s*([a-z]*)\s*$/i.exec(value) ?? [];
  const factor = unitMs.get(unit.toLowerCase());
  return amount === undefined || factor === undefined ? null : Number(amount) * factor;
}

const defaultFetchMs = 10_000;

/** How often metrics are renewed, and what is on; nothing for those who may not read the cluster's options. */
async function optionsSentence(client: FlinkClient): Promise<string> {
  const options = await client.clusterConfiguration().catch(() => null);
  if (options === null) {
    return '';
  }
  const values = new Map(options.map(({ name, value }) => [name, value]));
  const fetched = durationOf(values.get('metrics.fetcher.update-interval') ?? '') ?? defaultFetchMs;
  const hasMarkers = (durationOf(values.get('metrics.latency.interval') ?? '') ?? 0) > 0;
  const hasFlames = values.get('rest.flamegraph.enabled')?.trim().toLowerCase() === 'true';
  const metrics =
    fetched === 0
      ? t('health.metrics.off', 'Metrics off', raw)
      : fill(t('health.metrics.every', 'Metrics every {{- seconds}} s', raw), { seconds: fetched / 1_000 });
  return fill(t('health.options', '{{- metrics}}, {{- markers}}, {{- flames}}.', raw), {
    metrics,
    markers: hasMarkers ? t('health.markers.on', 'latency markers on') : t('health.markers.off', 'latency markers off'),
    flames: hasFlames ? t('health.flames.on', 'flame graphs on') : t('health.flames.off', 'flame graphs off'),
  });
}

/** What "Save & test" says: version, jobs, and whether the gate protects Flink. */
export async function checkHealth(client: FlinkClient, transport: Transport): Promise<TestDataSourceResponse> {
  try {
    const { version, isHistoryServer } = await client.config();
    const server = isHistoryServer
      ? fill(t('health.historyServer.version', 'Flink {{- version}} History Server.', raw), { version })
      : fill(t('health.flink', 'Flink {{- version}}.', raw), { version });
    const [jobs, gate, options] = await Promise.all([
      jobsSentence(client, isHistoryServer),
      gateSentence(transport),
      isHistoryServer ? '' : optionsSentence(client),
    ]);
    return {
      status: gate.active ? 'success' : 'error',
      message: [server, jobs, gate.sentence, options].filter((part) => part !== '').join(' '),
    };
  } catch (thrown) {
    return { status: 'error', message: explain(failureOf(thrown)) };
  }
}
