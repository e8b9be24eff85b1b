import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { LatencyPanel } from './LatencyPanel';
import { addOptions, type Options } from './options';
import pluginJson from './plugin.json';

await initPluginTranslations(pluginJson.id);

export const plugin = new PanelPlugin<Options>(LatencyPanel)
  .setPanelOptions(addOptions)
  .useFieldConfig({
    disableStandardOptions: [FieldConfigProperty.Min, FieldConfigProperty.Max, FieldConfigProperty.Filterable],
  })
  .setNoPadding()
  // Without it Grafana takes the annotations away from what the panel is given.
  .setDataSupport({ annotations: true });
