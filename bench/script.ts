import { join } from 'node:path';
import { build, buildSync } from 'esbuild';

/** A module and what it needs, as one script for a page. */
export async function scriptOf(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    // Of Grafana's components; none of it is drawn.
    loader: { '.css': 'empty', '.ttf': 'empty' },
    logLevel: 'error',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** The same for Node: what runs TypeScript directly names each function when it is made, which takes time of its own. */
export function scriptForNode(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    // Folders of recordings are found from here.
    define: { __dirname: JSON.stringify(join(__dirname, '..', 'simulator')) },
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}
