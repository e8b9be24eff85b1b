import {
  cacheFieldDisplayNames,
  type DataFrame,
  type Field,
  FieldType,
  getDisplayProcessor,
  type GrafanaTheme2,
} from '@grafana/data';
import { LineInterpolation } from '@grafana/schema';
import { isFields } from '../guards';

const drawn = new Set([FieldType.number, FieldType.enum, FieldType.boolean]);

const finite = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/** Times may come as texts or Date objects. */
function instant(value: unknown): number | null {
  if (typeof value === 'number') {
    return value;
  }
  const parsed = typeof value === 'string' || value instanceof Date ? new Date(value).valueOf() : NaN;
  return finite(parsed);
}

function yesNo(field: Field): Field {
  const custom: unknown = field.config.custom;
  return {
    ...field,
    type: FieldType.number,
    config: {
      ...field.config,
      min: 0,
      max: 1,
      unit: field.config.unit ?? 'bool',
      // Between yes and no there is nothing to draw a slope through.
      custom: { ...(isFields(custom) ? custom : {}), lineInterpolation: LineInterpolation.StepAfter },
    },
    values: field.values.map((value: unknown) =>
      value === null || value === undefined ? null : Number(Boolean(value))
    ),
  };
}

function shown(field: Field): Field {
  if (field.type === FieldType.boolean) {
    return yesNo(field);
  }
  const read = field.type === FieldType.time ? instant : field.type === FieldType.number ? finite : null;
  return read === null ? field : { ...field, values: field.values.map(read) };
}

const canBeDrawn = ({ fields }: DataFrame) =>
  fields.some(({ type }) => type === FieldType.time) && fields.some(({ type }) => drawn.has(type));

/** The frames that a time series panel draws: with a time and values, colours of the palette counted over all of them. */
export function graphable(series: DataFrame[], theme: GrafanaTheme2): DataFrame[] {
  cacheFieldDisplayNames(series);
  let index = 0;
  const coloured = (field: Field): Field => {
    const copy = shown(field);
    if (!drawn.has(field.type)) {
      return copy;
    }
    const withIndex = { ...copy, state: { ...field.state, seriesIndex: index++ } };
    return { ...withIndex, display: getDisplayProcessor({ field: withIndex, theme }) };
  };
  return series
    .filter(canBeDrawn)
    .map((frame) => ({ ...frame, fields: frame.fields.filter(({ type }) => type !== FieldType.other).map(coloured) }));
}
