// Runs before the first paint: what the reader chose, in the document's data attributes, and the theme's background.
{
  const storage = 'flinkscope.preview.';
  const asked = new URLSearchParams(window.location.search);
  const root = document.documentElement;
  const choice = (name: string, fallback: string) =>
    asked.get(name) ?? window.localStorage.getItem(`${storage}${name}`) ?? fallback;
  const theme = choice('theme', 'dark') === 'light' ? 'light' : 'dark';
  const language = choice('lang', 'en-US');
  root.dataset['storage'] = storage;
  root.dataset['theme'] = theme;
  root.classList.toggle('light', theme === 'light');
  root.lang = language;
}
