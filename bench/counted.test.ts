/** @jest-environment node */
import { startSimulator } from '../simulator/server';
import { countedFlink } from './counted';

it('hands requests on, counts them, and lets nothing through that could change Flink', async () => {
  const flink = await startSimulator({ scenario: 'healthy' });
  const counted = await countedFlink(flink.url);
  const direct = await (await fetch(`${flink.url}/config`)).text();
  const answer = await fetch(`${counted.url}/config?x=1`);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(await answer.text()).toBe(direct);
  const gone = await fetch(`${counted.url}/nowhere`);
  expect(gone.status).toBe(404);
  expect((await fetch(`${counted.url}/jobs/x`, { method: 'PATCH' })).status).toBe(405);
  expect(counted.traffic()).toEqual([
    { path: '/config', bytes: direct.length },
    { path: '/nowhere', bytes: (await gone.text()).length },
  ]);
  expect(flink.control.log().map(({ bytes }) => bytes)).toContain(direct.length);
  expect(flink.control.changes()).toEqual([]);
  await flink.close();
  expect((await fetch(`${counted.url}/config`)).status).toBe(502);
  await counted.close();
});
