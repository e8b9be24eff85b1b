/** @jest-environment node */
import { startSimulator } from '../simulator/server';
import { countedFlink } from './counted';

it('hands requests on, counts them, and lets nothing through that could change Flink', async () => {
  const flink = await startSimulator({ scenario: 'healthy' });
  const counted = await countedFlink(flink.url);
  const direct: unknown = await (await fetch(`${flink.url}/config`)).json();
  const answer = await fetch(`${counted.url}/config?x=1`);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(await answer.json()).toEqual(direct);
  expect((await fetch(`${counted.url}/nowhere`)).status).toBe(404);
  expect((await fetch(`${counted.url}/jobs/x`, { method: 'PATCH' })).status).toBe(405);
  expect(counted.traffic()).toEqual(['/config', '/nowhere']);
  expect(flink.control.changes()).toEqual([]);
  await flink.close();
  expect((await fetch(`${counted.url}/config`)).status).toBe(502);
  await counted.close();
});
