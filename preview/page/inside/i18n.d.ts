/** Modules of Grafana's packages that their package.json does not export; preview/server/bundle.ts finds them. */

declare module 'inside:@grafana/i18n/i18n' {
  export function initializeI18n(
    options: { language?: string; ns?: string[] },
    regionalFormat?: string
  ): Promise<{ language: string | undefined }>;
  export function addResourceBundle(language: string, namespace: string, resources: object): void;
  export function getResolvedLanguage(): string;
  export function getI18nInstance(): object;
  export function loadNamespacedResources(
    namespace: string,
    language: string,
    loaders: Array<(language: string) => Promise<unknown>>
  ): Promise<unknown>;
}
