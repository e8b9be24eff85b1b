import { type GrafanaTheme2 } from '@grafana/data';
import { type PhaseName } from './history/phases';

/** The theme's colours that canvas and bars use. */
export interface Palette {
  phases: Record<PhaseName | 'rest', string>;
  completed: string;
  inProgress: string;
  failed: string;
  savepoint: string;
  unknown: string;
  grid: string;
  text: string;
  quiet: string;
  background: string;
  limit: string;
  state: string;
  accent: string;
  /** Strength of hatching, 0 to 1: dark lines on white shout. */
  hatch: number;
  ramp: readonly string[];
}

export function paletteOf({ colors, isDark, visualization }: GrafanaTheme2): Palette {
  const named = (name: string) => visualization.getColorByName(name);
  return {
    phases: {
      startDelay: isDark ? '#8a8f99' : '#868c99',
      alignment: named(isDark ? 'semi-dark-yellow' : 'dark-yellow'),
      sync: named(isDark ? 'light-purple' : 'purple'),
      async: named('blue'),
      rest: isDark ? '#4b4f58' : '#c9ccd4',
    },
    completed: named(isDark ? 'green' : 'dark-green'),
    inProgress: named('blue'),
    failed: colors.error.text,
    savepoint: colors.text.primary,
    unknown: isDark ? '#4b4f58' : '#c9ccd4',
    grid: colors.border.weak,
    text: colors.text.primary,
    quiet: colors.text.secondary,
    background: colors.background.primary,
    limit: colors.error.text,
    state: named(isDark ? 'light-blue' : 'dark-blue'),
    accent: colors.primary.text,
    hatch: isDark ? 0.32 : 0.2,
    // One hue, lightness goes one way.
    ramp: isDark
      ? ['#2a4d73', '#3a76ad', '#5b9bd5', '#9cc7ec', '#dcecf9']
      : ['#c6dcf0', '#8fbbe3', '#5592cc', '#2f6aa5', '#163f69'],
  };
}
