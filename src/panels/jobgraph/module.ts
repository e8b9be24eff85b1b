import { FieldConfigProperty, PanelPlugin, ThresholdsMode } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { defaultColourMode } from './figures';
import { JobGraphPanel } from './JobGraphPanel';
import { addOptions, type Options } from './options';
import pluginJson from './plugin.json';

await initPluginTranslations(pluginJson.id);

export const plugin = new PanelPlugin<Options>(JobGraphPanel)
  .setPanelOptions(addOptions)
  .useFieldConfig({
    disableStandardOptions: [FieldConfigProperty.Filterable],
    // For vertices that are coloured by a number; pressure has Flink's colours.
    standardOptions: {
      [FieldConfigProperty.Color]: {
        settings: { byValueSupport: true, bySeriesSupport: false, preferThresholdsMode: false },
        defaultValue: { mode: defaultColourMode },
      },
      [FieldConfigProperty.Thresholds]: {
        defaultValue: {
          mode: ThresholdsMode.Percentage,
          steps: [
            { value: -Infinity, color: 'blue' },
            { value: 60, color: 'yellow' },
            { value: 80, color: 'red' },
          ],
        },
      },
    },
  })
  // Without it Grafana takes the annotations away from what the panel is given.
  .setDataSupport({ annotations: true })
  .setNoPadding();
