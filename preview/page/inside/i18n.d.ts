/** Modules of Grafana's packages that their package.json does not export; preview/server/bundle.ts finds them. */

declare module 'inside:@grafana/i18n/i18n' {
  /** Where i18next reads the texts of a language. */
  export interface TextSource {
    type: 'backend';
    init: () => void;
    read: (language: string, namespace: string, done: (problem: unknown, texts: unknown) => void) => void;
  }
  export function initializeI18n(
    options: { language?: string; ns?: string[]; module?: TextSource },
    regionalFormat?: string
  ): Promise<{ language: string | undefined }>;
  export function addResourceBundle(language: string, namespace: string, resources: object): void;
  export function getResolvedLanguage(): string;
  export function getI18nInstance(): object;
}
