import { PanelPlugin, type PanelPluginMeta } from '@grafana/data';
import { Alert } from '@grafana/ui';

/** What Grafana draws in place of a panel whose plugin cannot be loaded. */
export function loadError(meta: PanelPluginMeta, thrown: unknown): PanelPlugin {
  const plugin = new PanelPlugin(() => (
    <Alert severity="error" title={`Error loading: ${meta.id}`}>
      {thrown instanceof Error ? thrown.message : String(thrown)}
    </Alert>
  ));
  plugin.meta = meta;
  plugin.loadError = true;
  return plugin;
}
