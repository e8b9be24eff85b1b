import { performance } from 'node:perf_hooks';
import { Visitor } from './visitor';

/** The fastest of some tries, ms: other work on the machine only makes things slower. */
function fastest(tries: number, work: () => void): number {
  const times = Array.from({ length: tries }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return Math.min(...times);
}

const hour = 3_600_000;

/** How long the simulator takes for what takes it longest, ms. Run as a program, without a test around it. */
function measured() {
  const built = fastest(5, () => new Visitor('huge'));
  const visitor = new Visitor('huge');
  const path = visitor.path();
  const job = () => visitor.simulation.answer({ method: 'GET', url: path, now: visitor.now, sent: '' });
  job();
  visitor.pass(1_000);
  const told = fastest(20, () => {
    job();
    visitor.pass(11_000);
  });
  const afterSilence = [1, 24, 24 * 7, 24 * 365].map((hours) => {
    visitor.pass(hours * hour);
    return fastest(1, job);
  });
  const demo = new Visitor('demo');
  demo.pass(24 * hour);
  const caughtUp = fastest(1, () => {
    for (const one of demo.simulation.cluster.jobs.filter(({ checkpoints }) => checkpoints !== null)) {
      demo.get(`${demo.path(one)}/checkpoints`);
    }
  });
  return { built, told, afterSilence, caughtUp };
}

console.log(JSON.stringify(measured()));
