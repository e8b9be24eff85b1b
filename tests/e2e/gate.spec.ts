import { request as send } from 'node:http';
import { expect, test } from './site';

/**
 * The read-only gate in front of a real cluster: what a reader of Grafana may try, and that every job outlives it.
 * Sent by Node, since browsers and their test clients clean addresses before they send them.
 */
const base = '/api/datasources/proxy/uid/flink';

interface Answer {
  status: number;
  text: string;
}

const authorization = `Basic ${Buffer.from(
  `${process.env.GRAFANA_USER ?? 'admin'}:${process.env.GRAFANA_PASSWORD ?? 'admin'}`
).toString('base64')}`;

function ask(site: string, method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { hostname, port } = new URL(site);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, method, path: base + path, agent: false, headers: { authorization, ...headers } };
    const outgoing = send(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

interface Job {
  jid: string;
  state: string;
}

const isJob = (value: unknown): value is Job => typeof value === 'object' && value !== null && 'jid' in value;

async function jobs(site: string): Promise<Job[]> {
  const { text } = await ask(site, 'GET', '/jobs/overview');
  const answer: unknown = JSON.parse(text);
  const list: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'jobs') : [];
  return Array.isArray(list) ? list.filter(isJob) : [];
}

/** Jobs that no attack may end; others of the cluster may end or restart by themselves meanwhile. */
async function running(site: string): Promise<string[]> {
  return (await jobs(site)).filter(({ state }) => state === 'RUNNING').map(({ jid }) => jid);
}

/** Flink's own refusals: the parameter that the gate adds is none of its modes, or there is no such path. */
const flink = [400, 404];
const gate = [403];

/** Requests below the data source, and who refuses them. */
const attacks = (job: string): ReadonlyArray<readonly [method: string, path: string, refusals: number[]]> => {
  const cancel = `/jobs/${job}/yarn-cancel`;
  return [
    ['GET', cancel, flink],
    ['GET', `/jobs/${job}/yarn-stop?mode=cancel`, flink],
    ['GET', `${cancel}?mode=cancel&mode=cancel`, flink],
    ['GET', `${cancel}?mode`, flink],
    ['GET', `${cancel}?mode=stop;mode=x`, flink],
    ['GET', `${cancel}?a=%23`, flink],
    ['GET', `${cancel}%3fx=1`, flink],
    ['GET', `/${cancel}`, flink],
    ['GET', `${cancel};x`, flink],
    ['GET', `${cancel}%23`, flink],
    ['GET', `/jobs//${job}/yarn-cancel`, flink],
    ['GET', `/config/%2e%2e${cancel}`, flink],
    ['GET', `/config/..%2fjobs/${job}/yarn-cancel`, flink],
    ['PATCH', `/jobs/${job}?mode=cancel`, gate],
    ['POST', `/jobs/${job}/stop`, gate],
    ['POST', `/jobs/${job}/savepoints`, gate],
    ['PUT', `/jobs/${job}/resource-requirements`, gate],
    ['POST', '/jars/upload', gate],
    ['GET', '/jars/x/plan', gate],
    ['DELETE', '/cluster', gate],
    ['HEAD', '/overview', gate],
    ['GET', `/v1${cancel}`, gate],
    ['GET', `/%6Aobs/${job}/yarn-cancel`, gate],
    ['GET', '/jobmanager/environment', gate],
    ['GET', '/jobmanager/%65nvironment', gate],
    ['GET', '/config/../jars', gate],
    ['GET', '/index.html', gate],
    ['GET', '/__guard__', gate],
    ['GET', '/', gate],
    ['GET', '', gate],
  ];
};

for (const role of ['Viewer', 'Admin']) {
  test(`nothing that changes a cluster passes for ${role}, and every job outlives the attempts`, async ({
    siteUrl,
  }) => {
    // A real Grafana knows the role by the user; the preview by this header.
    const headers = { 'x-preview-role': role };
    const before = await running(siteUrl);
    const [job] = before;
    expect(job, 'the cluster has a running job').toBeDefined();
    for (const [method, path, refusals] of attacks(job ?? '')) {
      const answer = await ask(siteUrl, method, path, headers);
      expect.soft(refusals, `${method} ${path}: ${answer.text.slice(0, 200)}`).toContain(answer.status);
    }
    const states = new Map((await jobs(siteUrl)).map(({ jid, state }) => [jid, state]));
    const ended = before.filter((jid) => ['CANCELLING', 'CANCELED', undefined].includes(states.get(jid)));
    expect(ended).toEqual([]);
  });
}
