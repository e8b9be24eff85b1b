import { FlinkError, messageOf } from '../flink/errors';
import { type Transport } from '../flink/transport';

/** Reads a Flink, real or simulated, directly from Node. For tests and scripts; Grafana's proxy is not in between. */
export const nodeTransport = (base: string): Transport => ({
  async text(path, signal) {
    const response = await fetch(`${base}${path}`, { signal });
    if (!response.ok) {
      throw new FlinkError({ kind: 'badAnswer', path, status: response.status, detail: '' });
    }
    return response.text();
  },
  async get(path, params = {}, signal) {
    const query = new URLSearchParams(params).toString();
    const response = await fetch(`${base}${path}${query === '' ? '' : `?${query}`}`, { signal });
    const body: unknown = await response.json();
    if (!response.ok) {
      const detail = messageOf(body);
      throw new FlinkError(
        response.status === 404
          ? { kind: 'notFound', path, detail }
          : { kind: 'badAnswer', path, status: response.status, detail }
      );
    }
    return body;
  },
});
