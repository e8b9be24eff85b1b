declare module 'inside:@grafana/runtime/components/PluginPage' {
  import { type PluginPageType } from '@grafana/runtime';

  export function setPluginPage(page: PluginPageType): void;
}
