import { config } from '@grafana/runtime';
import { isFields } from '../guards';

/** With `--dev` the server says when something has been built anew. */
export function listenForReload(): void {
  const boot: unknown = config.bootData;
  if (isFields(boot) && boot['live'] === true) {
    new EventSource('/preview/reload').addEventListener('reload', () => window.location.reload());
  }
}
