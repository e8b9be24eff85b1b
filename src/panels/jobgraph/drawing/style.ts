import { type GrafanaTheme2 } from '@grafana/data';
import { type Palette, paletteOf, type Pattern } from '../colour';
import { type Measure } from '../fitText';
import { measureIn } from '../measureText';
import { type TextKind, type } from './sizes';

/** What all parts of the drawing share. */
export interface Style {
  palette: Palette;
  measure: Readonly<Record<TextKind, Measure>>;
  /** For `fill`: the pattern as a paint; null for none. `far` is for cards without text. */
  paint(pattern: Pattern, distance: 'near' | 'far'): string | null;
  /** Prefix of the ids in this drawing: there may be several panels on a page. */
  prefix: string;
}

export const patternId = (prefix: string, pattern: Pattern, distance: 'near' | 'far') =>
  `${prefix}-${pattern}-${distance}`;

/** @param _fonts a new number asks for texts to be measured anew */
export function styleOf(theme: GrafanaTheme2, prefix: string, _fonts = 0): Style {
  const measure = (kind: TextKind) => measureIn(theme.typography.fontFamily, type[kind].size, type[kind].weight);
  return {
    palette: paletteOf(theme),
    measure: {
      fullName: measure('fullName'),
      fullCount: measure('fullCount'),
      fullVerdict: measure('fullVerdict'),
      fullRate: measure('fullRate'),
      fullStrong: measure('fullStrong'),
      fullNote: measure('fullNote'),
      largeName: measure('largeName'),
      largeCount: measure('largeCount'),
      largeVerdict: measure('largeVerdict'),
      largeRate: measure('largeRate'),
      largeStrong: measure('largeStrong'),
      largeNote: measure('largeNote'),
      compactName: measure('compactName'),
      compactCount: measure('compactCount'),
      compactVerdict: measure('compactVerdict'),
      compactRate: measure('compactRate'),
      compactStrong: measure('compactStrong'),
      compactNote: measure('compactNote'),
      far: measure('far'),
      edge: measure('edge'),
    },
    paint: (pattern, distance) => (pattern === 'none' ? null : `url(#${patternId(prefix, pattern, distance)})`),
    prefix,
  };
}
