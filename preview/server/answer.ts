import { type ServerResponse } from 'node:http';
import { type Headers, ownHeaders } from './headers.ts';

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    ...ownHeaders,
    'content-type': 'application/json; charset=UTF-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

/** An error as Grafana's API words it. */
export const sendError = (response: ServerResponse, status: number, message: string): void =>
  sendJson(response, status, { message });

export function sendText(response: ServerResponse, status: number, text: string, headers: Headers = {}): void {
  response.writeHead(status, { ...ownHeaders, 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(text);
}
