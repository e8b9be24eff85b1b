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

/** Requests below the data source and the answer: 400 and 404 are Flink's, 403 is the gate's. */
const attacks = (job: string): ReadonlyArray<readonly [method: string, path: string, status: number]> => {
  const cancel = `/jobs/${job}/yarn-cancel`;
  return [
    ['GET', cancel, 400],
    ['GET', `/jobs/${job}/yarn-stop?mode=cancel`, 400],
    ['GET', `${cancel}?mode=cancel&mode=cancel`, 400],
    ['GET', `${cancel}?mode`, 400],
    ['GET', `${cancel}?mode=stop;mode=x`, 400],
    ['GET', `${cancel}?a=%23`, 400],
    ['GET', `${cancel}%3fx=1`, 400],
    ['GET', `/${cancel}`, 400],
    ['GET', `${cancel};x`, 404],
    ['GET', `${cancel}%23`, 404],
    ['GET', `/jobs//${job}/yarn-cancel`, 404],
    ['GET', `/config/%2e%2e${cancel}`, 404],
    ['GET', `/config/..%2fjobs/${job}/yarn-cancel`, 404],
    ['PATCH', `/jobs/${job}?mode=cancel`, 403],
    ['POST', `/jobs/${job}/stop`, 403],
    ['POST', `/jobs/${job}/savepoints`, 403],
    ['PUT', `/jobs/${job}/resource-requirements`, 403],
    ['POST', '/jars/upload', 403],
    ['GET', '/jars/x/plan', 403],
    ['DELETE', '/cluster', 403],
    ['HEAD', '/overview', 403],
    ['GET', `/v1${cancel}`, 403],
    ['GET', `/%6Aobs/${job}/yarn-cancel`, 403],
    ['GET', '/jobmanager/environment', 403],
    ['GET', '/jobmanager/%65nvironment', 403],
    ['GET', '/config/../jars', 403],
    ['GET', '/index.html', 403],
    ['GET', '/__guard__', 403],
    ['GET', '/', 403],
    ['GET', '', 403],
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
    for (const [method, path, status] of attacks(job ?? '')) {
      const answer = await ask(siteUrl, method, path, headers);
      expect.soft(answer.status, `${method} ${path}: ${answer.text.slice(0, 200)}`).toBe(status);
    }
    const states = new Map((await jobs(siteUrl)).map(({ jid, state }) => [jid, state]));
    const ended = before.filter((jid) => ['CANCELLING', 'CANCELED', undefined].includes(states.get(jid)));
    expect(ended).toEqual([]);
  });
}
