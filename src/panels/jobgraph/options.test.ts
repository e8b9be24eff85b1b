import { PanelOptionsEditorBuilder, standardEditorsRegistry } from '@grafana/data';
import { addOptions, colourNames, defaultOptions, type Options } from './options';

// Grafana brings the editors.
standardEditorsRegistry.setInit(() =>
  ['boolean', 'number', 'radio', 'select', 'text'].map((id) => ({ id, name: id, editor: () => null }))
);

const builder = new PanelOptionsEditorBuilder<Options>();
addOptions(builder);
const items = builder.getItems();

it('offers every option once, with the default that panels without it have', () => {
  expect(Object.fromEntries(items.map(({ path, defaultValue }) => [path, defaultValue]))).toEqual(defaultOptions);
  expect(items.length).toBe(Object.keys(defaultOptions).length);
});

it('groups them and says what each does', () => {
  for (const { category, description, name } of items) {
    expect(name).toMatch(/\w/);
    expect(category).toEqual([expect.stringMatching(/\w/)]);
    expect(description).toMatch(/\w{3}/);
  }
});

it('names every way to colour', () => {
  const names = colourNames();
  expect(new Set(names.map(([, name]) => name)).size).toBe(names.length);
  expect(names[0]?.[0]).toBe(defaultOptions.colourBy);
});
