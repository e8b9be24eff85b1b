import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Row } from './report';

/** What a browser loads of each built plugin. */
export const measureBundle = (dist: string): Row[] =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|[/\\])module\.js$/.test(file))
    .sort()
    .map((file) => {
      const code = readFileSync(join(dist, file));
      const plugin = dirname(file);
      return {
        subject: 'module.js, compressed by gzip',
        unit: 'bytes',
        measured: { of: plugin === '.' ? 'app' : plugin, value: gzipSync(code).length },
        reference: { of: 'as it is', value: code.length },
      };
    });
