// npm run test:flink: every query type against real clusters, FLINK_URL or two that are started for it.
import { checkNode, install, run } from './setup.mjs';

const started = [
  { version: '1.20.3', port: 18_120 },
  { version: '2.3.0', port: 18_230 },
];

const flink = (...words) => run('node', ['scripts/flink/flink.mjs', ...words]);

function testAt(urls) {
  return run('npx', ['jest', '-c', 'jest.flink.config.js'], { FLINK_URL: urls });
}

/** Their jobs need some time before there is anything to compare. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 60_000));

async function testAtOurOwn() {
  /** A cluster of the same version that somebody else has started is none of ours to stop. */
  const ours = [];
  try {
    for (const { version, port } of started) {
      if (!flink(version, 'up', 'healthy', 'flaky', 'backpressure', '--port', String(port))) {
        return false;
      }
      ours.push(version);
    }
    await settle();
    return testAt(started.map(({ port }) => `http://127.0.0.1:${port}`).join(','));
  } finally {
    for (const version of ours) {
      flink(version, 'down');
    }
  }
}

checkNode();
install();
const isGreen = process.env.FLINK_URL ? testAt(process.env.FLINK_URL) : await testAtOurOwn();
process.exitCode = isGreen ? 0 : 1;
