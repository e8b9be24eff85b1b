import { join } from 'node:path';
import { languages, pluginTexts, readTranslations } from '../scripts/translations';

const plugins = pluginTexts(join(__dirname, '..'));
const placeholders = (text: string) => (text.match(/\{\{- \w+\}\}/g) ?? []).sort();

/** Names of Flink's processes, which are the same in every language. */
const processes = new Set(['JobManager', 'TaskManager']);

describe.each(plugins)('$id', (plugin) => {
  it('has one English text for each key', () => {
    expect(plugin.conflicts).toEqual([]);
  });

  it('never escapes values for HTML: they are shown as text, where an entity would be read as such', () => {
    expect([...plugin.english].filter(([, english]) => /\{\{(?!- )/.test(english))).toEqual([]);
  });

  it('ships the English texts of the source', () => {
    expect([...readTranslations(plugin, 'en-US')]).toEqual([...plugin.english]);
  });

  it.each(languages)('has every text in %s, with the same placeholders', (language) => {
    const texts = readTranslations(plugin, language);
    expect([...texts.keys()].sort()).toEqual([...plugin.english.keys()].sort());
    for (const [key, english] of plugin.english) {
      expect({ key, placeholders: placeholders(texts.get(key) ?? '') }).toEqual({
        key,
        placeholders: placeholders(english),
      });
    }
  });

  it('says something else in Chinese', () => {
    const chinese = readTranslations(plugin, 'zh-Hans');
    const same = [...plugin.english].filter(
      ([key, english]) =>
        chinese.get(key) === english && /[a-z]{4}/.test(english.replace(/\{\{.*?\}\}/g, '')) && !processes.has(english)
    );
    expect(same).toEqual([]);
  });
});

it('finds texts at all', () => {
  expect(plugins.map(({ english }) => english.size > 0).filter(Boolean).length).toBeGreaterThanOrEqual(2);
});
