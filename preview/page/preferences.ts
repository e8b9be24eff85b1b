/** What the reader chose; `early.ts` has read it from the address or the browser's storage. */
const root = document.documentElement;

export type ThemeName = 'dark' | 'light';

export const themeName = (): ThemeName => (root.dataset['theme'] === 'light' ? 'light' : 'dark');
export const language = (): string => root.lang;

/** Languages in which the plugins speak; named in themselves. */
export const languages = [
  { code: 'en-US', name: 'English' },
  { code: 'zh-Hans', name: '中文（简体）' },
];

/** Keeps a choice and takes it out of the address, where it would win over the kept one. */
export function keep(name: 'theme' | 'lang', value: string): void {
  window.localStorage.setItem(`${root.dataset['storage'] ?? ''}${name}`, value);
  const address = new URL(window.location.href);
  if (address.searchParams.has(name)) {
    address.searchParams.delete(name);
    window.history.replaceState(window.history.state, '', address);
  }
}
