/**
 * What the ways to look at one vertex cost on a real Flink, and how old their values are.
 *
 *   npm run flink -- 2.3.0 --no-jobs --slots 85 --network-memory 1024
 *   for p in 2 32 128; do npm run flink -- 2.3.0 sql healthy --parallelism $p; done
 *   node --import tsx scripts/measure-looks.ts http://127.0.0.1:8081
 *
 * Prints one row per parallelism and endpoint: bytes and median milliseconds of 30 calls after 5 that do not count, and
 * below it how `end-timestamp` relates to the request that set off the fetch, and to the moment when new values arrived.
 * Only GET requests; about two minutes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeBackpressure } from '../src/flink/backpressure';
import { decodeJob, type Job, type Vertex } from '../src/flink/job';
import { decodeJobs } from '../src/flink/jobs';

const calls = 30;
const warmUp = 5;
/** Between calls, so that the execution graph's copy (kept for 3 s) is at times new, as in a dashboard. */
const pauseMs = 200;
const silenceMs = 15_000;

interface Timed {
  ms: number;
  text: string;
}

async function timed(base: string, path: string): Promise<Timed> {
  const started = performance.now();
  const answer = await fetch(`${base}${path}`, { signal: AbortSignal.timeout(30_000) });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${path} answered ${answer.status}`);
  }
  return { ms: performance.now() - started, text };
}

const get = async (base: string, path: string): Promise<unknown> => JSON.parse((await timed(base, path)).text);

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((left, right) => left - right)[Math.floor((values.length - 1) * share)] ?? NaN;

const looks = (job: Job, vertex: Vertex) => {
  const path = `/jobs/${job.id}/vertices/${vertex.id}`;
  return [
    ['/backpressure', `${path}/backpressure`],
    ['(itself)', path],
    ['/subtasks/metrics', `${path}/subtasks/metrics?get=busyTimeMsPerSecond,backPressuredTimeMsPerSecond&agg=max`],
  ] as const;
};

/** For each parallelism the last vertex of a running job, which measures its busy time. */
async function chosen(base: string): Promise<Array<{ job: Job; vertex: Vertex }>> {
  const jobs = decodeJobs(await get(base, '/jobs/overview')).filter(({ state }) => state === 'RUNNING');
  const byParallelism = new Map<number, { job: Job; vertex: Vertex }>();
  for (const { id } of jobs) {
    const job = decodeJob(await get(base, `/jobs/${id}`));
    const vertex = job.vertices.at(-1);
    if (vertex !== undefined) {
      byParallelism.set(vertex.parallelism, { job, vertex });
    }
  }
  return [...byParallelism.values()].sort((left, right) => left.vertex.parallelism - right.vertex.parallelism);
}

async function cost(base: string, path: string) {
  const all: Timed[] = [];
  for (let call = 0; call < warmUp + calls; call += 1) {
    all.push(await timed(base, path));
    await sleep(pauseMs);
  }
  const counted = all.slice(warmUp);
  const times = counted.map(({ ms }) => ms);
  return {
    bytes: quantile(
      counted.map(({ text }) => Buffer.byteLength(text)),
      0.5
    ),
    'median ms': quantile(times, 0.5).toFixed(1),
    '95 % ms': quantile(times, 0.95).toFixed(1),
  };
}

/** After a silence: which time the answers claim, and when their values change. Times in ms since the first request. */
async function age(base: string, { job, vertex }: { job: Job; vertex: Vertex }) {
  const path = `/jobs/${job.id}/vertices/${vertex.id}/backpressure`;
  await sleep(silenceMs);
  const first = Date.now();
  const seen: Array<{ at: number; claimed: number | null; values: string }> = [];
  while (Date.now() - first < 2_500) {
    const at = Date.now() - first;
    const answer = decodeBackpressure(await get(base, path));
    const claimed = answer?.measuredAt ?? null;
    seen.push({ at, claimed: claimed === null ? null : claimed - first, values: JSON.stringify(answer?.subtasks) });
    await sleep(20);
  }
  const changed = seen.findIndex(({ values }) => values !== seen[0]?.values);
  return {
    'first answer claims': seen[0]?.claimed,
    'second answer claims': seen[1]?.claimed,
    'values changed after': changed < 0 ? 'no change' : seen[changed]?.at,
    'new values claim': changed < 0 ? '' : seen[changed]?.claimed,
  };
}

async function main(base: string): Promise<void> {
  const vertices = await chosen(base);
  const costs = [];
  for (const { job, vertex } of vertices) {
    for (const [endpoint, path] of looks(job, vertex)) {
      costs.push({ parallelism: vertex.parallelism, endpoint, ...(await cost(base, path)) });
    }
  }
  console.table(costs);
  const ages = [];
  for (const one of vertices) {
    for (let round = 0; round < 2; round += 1) {
      ages.push({ parallelism: one.vertex.parallelism, ...(await age(base, one)) });
    }
  }
  console.table(ages);
}

const [address] = process.argv.slice(2);
if (address === undefined) {
  console.error('usage: node --import tsx scripts/measure-looks.ts URL');
  process.exitCode = 2;
} else {
  main(address.replace(/\/+$/, '')).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
