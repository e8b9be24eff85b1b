import {
  type FieldColor,
  FieldColorModeId,
  type FieldConfig,
  FieldType,
  getActiveThreshold,
  getFieldColorMode,
  type GrafanaTheme2,
} from '@grafana/data';
import { parseColour, type Ramp, rampBy, rampOf } from './raster';
import { type Scale, valueOf } from './scale';

/** The darker theme's high values are light, the lighter theme's dark: what stands out is what is slow. */
const stops = {
  dark: ['#22264f', '#4a2f78', '#84348f', '#c2517f', '#ec8f5a', '#ffd866'],
  light: ['#e3e9f6', '#f3c9b8', '#ec8f6c', '#d1513f', '#a11f45', '#570f33'],
} as const;

export const ownRamp = (theme: GrafanaTheme2): Ramp =>
  rampOf(stops[theme.isDark ? 'dark' : 'light'].map((stop) => parseColour(stop)));

/** The colour scheme of the panel's standard options, thresholds among them, spread over our scale. */
export function fieldRamp(config: FieldConfig, scale: Scale, theme: GrafanaTheme2): Ramp {
  const color: FieldColor = config.color ?? { mode: FieldColorModeId.Thresholds };
  const { thresholds } = config;
  const field = { name: '', type: FieldType.number, config: { ...config, color }, values: [] };
  const calculate = getFieldColorMode(color.mode).getCalculator(field, theme);
  return rampBy((place) => {
    const value = valueOf(scale, place);
    const threshold = thresholds === undefined ? undefined : getActiveThreshold(value, thresholds.steps);
    return theme.visualization.getColorByName(calculate(value, place, threshold));
  });
}
