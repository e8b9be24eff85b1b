import {
  type FieldConfigEditorBuilder,
  identityOverrideProcessor,
  PanelPlugin,
  type PanelPluginMeta,
  type PanelOptionsEditorBuilder,
  type PanelProps,
  PluginType,
  type SetFieldConfigOptionsArgs,
} from '@grafana/data';
import { config } from '@grafana/runtime';
import { type ComponentType } from 'react';

/** Option paths and their defaults; a path without a default stands with undefined. */
type Defaults = Readonly<Record<string, unknown>>;

/** Editors are Grafana's own affair: the preview shows panels, it does not edit them. */
const NoEditor = () => null;

const entry = (path: string, defaultValue: unknown) => ({ id: path, path, name: path, editor: NoEditor, defaultValue });

export function addOptions<T extends object>(builder: PanelOptionsEditorBuilder<T>, defaults: Defaults): void {
  Object.entries(defaults).forEach(([path, value]) => builder.addCustomEditor(entry(path, value)));
}

export function addFieldOptions<T extends object>(builder: FieldConfigEditorBuilder<T>, defaults: Defaults): void {
  Object.entries(defaults).forEach(([path, value]) =>
    builder.addCustomEditor({
      ...entry(path, value),
      override: NoEditor,
      process: identityOverrideProcessor,
      shouldApply: () => true,
    })
  );
}

const metaOf = (id: string, name: string): PanelPluginMeta => ({
  id,
  name,
  type: PluginType.panel,
  sort: 0,
  module: '',
  baseUrl: '',
  info: {
    author: { name: 'Grafana Labs' },
    description: '',
    links: [],
    logos: { small: '', large: '' },
    screenshots: [],
    updated: '',
    version: config.buildInfo.version,
  },
});

interface Definition<Options extends object, Custom extends object> {
  id: string;
  name: string;
  component: ComponentType<PanelProps<Options>>;
  options?: (builder: PanelOptionsEditorBuilder<Options>) => void;
  /** Absent where the panel has no field options. */
  fields?: SetFieldConfigOptionsArgs<Custom>;
}

/** A core panel of Grafana, drawn by the components of @grafana/ui that Grafana's own panel is made of. */
export function corePlugin<Options extends object, Custom extends object = object>({
  id,
  name,
  component,
  options,
  fields,
}: Definition<Options, Custom>): PanelPlugin<Options, Custom> {
  const plugin = new PanelPlugin<Options, Custom>(component);
  plugin.meta = metaOf(id, name);
  if (fields !== undefined) {
    plugin.useFieldConfig(fields);
  }
  if (options !== undefined) {
    plugin.setPanelOptions(options);
  }
  return plugin;
}
