import { createReadStream, realpathSync, type Stats, statSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { sendError } from './answer.ts';
import { ownHeaders } from './headers.ts';

const types: Record<string, string | undefined> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

interface FoundFile {
  path: string;
  stats: Stats;
}

/**
 * A regular file below a folder, by the rest of an address. Links that lead out of the folder are not followed, so nothing
 * outside can be reached whatever the address looks like. Null where there is none.
 */
export function fileBelow(dir: string, rest: string): FoundFile | null {
  try {
    const decoded = decodeURIComponent(rest);
    if (decoded.includes('\0') || decoded.includes('\\')) {
      return null;
    }
    const path = realpathSync(join(dir, decoded));
    const stats = statSync(path);
    return path.startsWith(realpathSync(dir) + sep) && stats.isFile() ? { path, stats } : null;
  } catch {
    return null;
  }
}

export interface Caching {
  /** The name changes with the content. */
  immutable: boolean;
}

function isFresh(request: IncomingMessage, { stats }: FoundFile): boolean {
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Math.floor(stats.mtimeMs / 1000) * 1000 <= since;
}

/** Answers GET and HEAD with a file, or 404 with Grafana's words. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: FoundFile | null,
  { immutable }: Caching,
  missing = 'Not found'
): void {
  if (file === null || (request.method !== 'GET' && request.method !== 'HEAD')) {
    sendError(response, 404, missing);
    return;
  }
  const headers = {
    ...ownHeaders,
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'max-age=0, must-revalidate, no-cache',
    'last-modified': file.stats.mtime.toUTCString(),
  };
  if (isFresh(request, file)) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    'content-type': types[extname(file.path)] ?? 'application/octet-stream',
    'content-length': file.stats.size,
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  pipeline(createReadStream(file.path), response, () => undefined);
}
