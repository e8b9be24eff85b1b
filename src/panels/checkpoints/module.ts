import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { CheckpointsPanel } from './CheckpointsPanel';
import { addOptions, type Options } from './options';
import pluginJson from './plugin.json';

await initPluginTranslations(pluginJson.id);

export const plugin = new PanelPlugin<Options>(CheckpointsPanel)
  .setPanelOptions(addOptions)
  .useFieldConfig({
    // Units, names and links of single columns can be overridden; the picture has its own colours.
    disableStandardOptions: [
      FieldConfigProperty.Min,
      FieldConfigProperty.Max,
      FieldConfigProperty.Color,
      FieldConfigProperty.Thresholds,
      FieldConfigProperty.Mappings,
      FieldConfigProperty.Filterable,
    ],
  })
  // Without it Grafana takes the annotations away from what the panel is given.
  .setDataSupport({ annotations: true });
