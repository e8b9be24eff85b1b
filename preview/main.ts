import { join } from 'node:path';
import { startPreview } from './server/start.ts';

async function main(): Promise<void> {
  const preview = await startPreview({
    port: Number(process.env['PORT'] ?? 3300),
    flinkUrl: (process.env['FLINK_URL'] ?? 'http://127.0.0.1:8081').split(',').map((url) => url.trim()),
    prometheusUrl: process.env['PROMETHEUS_URL'],
    distDir: join(process.cwd(), 'dist'),
    dev: process.argv.includes('--dev'),
    say: (line) => console.log(line),
  });
  console.log(`Flinkscope: ${preview.url}`);
  const stop = () => {
    void preview.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((thrown: unknown) => {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exit(1);
});
