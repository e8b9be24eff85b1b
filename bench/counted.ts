import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Asked } from './traffic';

export interface Counted {
  /** Without a slash at the end. */
  url: string;
  /** In the order in which they were asked for. */
  traffic(): readonly Asked[];
  close(): Promise<void>;
}

const portOf = (address: AddressInfo | string | null) => (typeof address === 'object' ? (address?.port ?? 0) : 0);

/** A server before a real Flink that hands GET requests on and remembers them. Others are refused. */
export async function countedFlink(base: string): Promise<Counted> {
  const all: Asked[] = [];
  const server = createServer((request, response) => {
    const { method, url = '/' } = request;
    if (method !== 'GET') {
      response.writeHead(405).end();
      return;
    }
    const asked: Asked = { path: url.replace(/\?.*/, ''), bytes: 0 };
    all.push(asked);
    const answer = async () => {
      const upstream = await fetch(`${base}${url}`, { redirect: 'manual', signal: AbortSignal.timeout(30_000) });
      const body = Buffer.from(await upstream.arrayBuffer());
      asked.bytes = body.length;
      const contentType = upstream.headers.get('content-type') ?? 'application/octet-stream';
      response.writeHead(upstream.status, { 'content-type': contentType, 'content-length': body.length }).end(body);
    };
    answer().catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    traffic: () => all,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
