import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';

export interface Recorded {
  method: string;
  /** The request line's address as it came. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Upstream {
  url: string;
  requests: Recorded[];
  close: () => Promise<void>;
}

const ok: RequestListener = (_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end('{}');
};

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A server in Flink's place that keeps what reaches it. */
export async function recordingUpstream(answer: RequestListener = ok): Promise<Upstream> {
  const requests: Recorded[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('latin1').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${portOf(server)}`, requests, close };
}
