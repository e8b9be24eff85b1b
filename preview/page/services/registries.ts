import {
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  type FieldConfigPropertyItem,
  FieldType,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  stringOverrideProcessor,
  ThresholdsMode,
  thresholdsOverrideProcessor,
  type TransformerRegistryItem,
  valueMappingsOverrideProcessor,
} from '@grafana/data';

/** Nothing is edited here: panels need the names of the editors only. */
const NoEditor = () => null;

const editors = [
  'text',
  'number',
  'slider',
  'boolean',
  'radio',
  'select',
  'unit',
  'links',
  'actions',
  'stats-picker',
  'strings',
  'timezone',
  'fieldColor',
  'color',
  'multi-select',
  'field-name',
  'dashboard-uid',
  'mappings',
  'thresholds',
];

const option = (
  id: string,
  process: FieldConfigPropertyItem['process'],
  rest: Partial<FieldConfigPropertyItem> = {}
): FieldConfigPropertyItem => ({
  id,
  path: id,
  name: id,
  editor: NoEditor,
  override: NoEditor,
  process,
  shouldApply: () => true,
  settings: {},
  ...rest,
});

const numbersOnly: FieldConfigPropertyItem['shouldApply'] = ({ type }) => type === FieldType.number;

/** Grafana's standard field options, with the defaults that panels get when a dashboard says nothing. */
const fieldOptions = (): FieldConfigPropertyItem[] => [
  option('unit', stringOverrideProcessor),
  option('min', numberOverrideProcessor, { shouldApply: numbersOnly }),
  option('max', numberOverrideProcessor, { shouldApply: numbersOnly }),
  option('fieldMinMax', booleanOverrideProcessor, { shouldApply: numbersOnly }),
  option('decimals', numberOverrideProcessor, {
    shouldApply: numbersOnly,
    settings: { min: 0, max: 15, integer: true },
  }),
  option('displayName', displayNameOverrideProcessor, { settings: { expandTemplateVars: true } }),
  option('color', identityOverrideProcessor, { settings: { byValueSupport: true, preferThresholdsMode: true } }),
  option('noValue', stringOverrideProcessor),
  option('links', dataLinksOverrideProcessor, { settings: { showOneClick: false } }),
  option('actions', identityOverrideProcessor, { settings: { showOneClick: false }, hideFromDefaults: true }),
  option('mappings', valueMappingsOverrideProcessor, {
    defaultValue: [],
    shouldApply: ({ type }) => type !== FieldType.time,
  }),
  option('thresholds', thresholdsOverrideProcessor, {
    defaultValue: {
      mode: ThresholdsMode.Absolute,
      steps: [
        { value: -Infinity, color: 'green' },
        { value: 80, color: 'red' },
      ],
    },
  }),
  option('filterable', booleanOverrideProcessor, { hideFromDefaults: true }),
];

/** The transformations of @grafana/data; those of Grafana's core alone are not published. */
function transformers(): TransformerRegistryItem[] {
  const byId = new Map<string, TransformerRegistryItem>();
  for (const transformation of Object.values(standardTransformers)) {
    const { id, name } = transformation;
    byId.set(id, { id, name, transformation, editor: NoEditor, imageDark: '', imageLight: '' });
  }
  return [...byId.values()];
}

/** Fills Grafana's registries, once and before the first panel is touched; empty ones ignore field options silently. */
export function initRegistries(): void {
  standardEditorsRegistry.setInit(() => editors.map((id) => ({ id, name: id, editor: NoEditor })));
  standardFieldConfigEditorRegistry.setInit(fieldOptions);
  standardTransformersRegistry.setInit(transformers);
}
