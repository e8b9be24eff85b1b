import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { ConfigEditor } from './ConfigEditor';
import { FlinkDataSource } from './FlinkDataSource';
import pluginJson from './plugin.json';
import { type FlinkQuery } from './queries/registry';
import { QueryEditor } from './QueryEditor';
import { QueryHelp } from './QueryHelp';
import { type FlinkSettings } from './settings';

await initPluginTranslations(pluginJson.id);

export const plugin = new DataSourcePlugin<FlinkDataSource, FlinkQuery, FlinkSettings>(FlinkDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryHelp);
