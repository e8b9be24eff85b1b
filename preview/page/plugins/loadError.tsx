import { PanelPlugin, type PanelPluginMeta } from '@grafana/data';
import { Alert } from '@grafana/ui';

/** Grafana says no more than that a plugin could not be loaded; whoever writes one wants to know why. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) {
    return String(thrown);
  }
  return thrown.cause instanceof Error ? `${thrown.message}: ${thrown.cause.message}` : thrown.message;
}

/** What Grafana draws in place of a panel whose plugin cannot be loaded. */
export function loadError(meta: PanelPluginMeta, thrown: unknown): PanelPlugin {
  const plugin = new PanelPlugin(() => (
    <Alert severity="error" title={`Error loading: ${meta.id}`}>
      {reasonOf(thrown)}
    </Alert>
  ));
  plugin.meta = meta;
  plugin.loadError = true;
  return plugin;
}
