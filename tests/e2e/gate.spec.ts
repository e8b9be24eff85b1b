import { request as send } from 'node:http';
import { clusters, credentials, expect, test } from './site';

/**
 * The read-only gate in front of a real cluster: what a reader of Grafana may try, and that every job outlives it.
 * Sent by Node, since browsers and their test clients clean addresses before they send them.
 */
interface Answer {
  status: number;
  text: string;
}

/** Below a data source of a host. */
interface Door {
  site: string;
  cluster: string;
  role: 'Viewer' | 'Admin';
}

function ask({ site, cluster, role }: Door, method: string, path: string): Promise<Answer> {
  const { hostname, port } = new URL(site);
  const options = { hostname, port, method, agent: false, headers: credentials(role) };
  return new Promise((resolve, reject) => {
    const outgoing = send({ ...options, path: `/api/datasources/proxy/uid/${cluster}${path}` }, (response) => {
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

async function jobs(door: Door): Promise<Job[]> {
  const { text } = await ask(door, 'GET', '/jobs/overview');
  const answer: unknown = JSON.parse(text);
  const list: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'jobs') : [];
  return Array.isArray(list) ? list.filter(isJob) : [];
}

/** Jobs that no attack may end; others of the cluster may end or restart by themselves meanwhile. */
async function running(door: Door): Promise<string[]> {
  return (await jobs(door)).filter(({ state }) => state === 'RUNNING').map(({ jid }) => jid);
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
    ['GET', '/jobmanager/logs/../environment', gate],
    ['GET', '/jobmanager/log', gate],
    ['GET', '/jobmanager/stdout', gate],
    ['GET', '/jobmanager/thread-dump', gate],
    ['GET', '/config/../jars', gate],
    ['GET', '/index.html', gate],
    ['GET', '/__guard__', gate],
    ['GET', '/', gate],
    ['GET', '', gate],
  ];
};

async function attack(door: Door): Promise<void> {
  const before = await running(door);
  const [job] = before;
  expect(job, 'the cluster has a running job').toBeDefined();
  for (const [method, path, refusals] of attacks(job ?? '')) {
    const answer = await ask(door, method, path);
    expect.soft(refusals, `${method} ${path}: ${answer.text.slice(0, 200)}`).toContain(answer.status);
  }
  const states = new Map((await jobs(door)).map(({ jid, state }) => [jid, state]));
  expect(before.filter((jid) => ['CANCELLING', 'CANCELED', undefined].includes(states.get(jid)))).toEqual([]);
}

for (const role of ['Viewer', 'Admin'] as const) {
  test(`${role} cannot change a cluster, and every job outlives the attempts`, async ({ siteUrl }) => {
    await attack({ site: siteUrl, cluster: clusters.demo, role });
  });

  test(`nothing but marked reads of ${role} reaches a cluster`, async ({ siteUrl, steered }) => {
    await attack({ site: siteUrl, cluster: clusters.steered, role });
    const { control } = steered;
    expect(control.changes()).toEqual([]);
    expect(control.log().length).toBeGreaterThan(10);
    expect(control.log().filter(({ method, url }) => method !== 'GET' || !/[?&]mode=read-only$/.test(url))).toEqual([]);
  });
}
