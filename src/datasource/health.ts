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

async function jobsSentence(client: FlinkClient): Promise<string> {
  const jobs = await client.jobs();
  const running = jobs.filter((job) => job.state === 'RUNNING').length;
  return fill(t('health.jobs', '{{- running}} of {{- total}} jobs run.', raw), { running, total: jobs.length });
}

/** What "Save & test" says: version, jobs, and whether the gate protects Flink. */
export async function checkHealth(client: FlinkClient, transport: Transport): Promise<TestDataSourceResponse> {
  try {
    const { version, isHistoryServer } = await client.config();
    const server = isHistoryServer
      ? fill(t('health.historyServer', 'Flink {{- version}} History Server.', raw), { version })
      : fill(t('health.flink', 'Flink {{- version}}.', raw), { version });
    const [jobs, gate] = await Promise.all([jobsSentence(client), gateSentence(transport)]);
    return { status: gate.active ? 'success' : 'error', message: `${server} ${jobs} ${gate.sentence}` };
  } catch (thrown) {
    return { status: 'error', message: explain(failureOf(thrown)) };
  }
}
