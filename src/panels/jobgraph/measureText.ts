import { type Measure } from './fitText';

/** Share of the font size that a character takes on average, wide ones (CJK, full width forms) a whole one. */
const average = 0.56;
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

const estimate = (text: string, size: number): number => {
  const wideOnes = text.match(wide)?.length ?? 0;
  return ([...text].length - wideOnes) * size * average + wideOnes * size;
};

const remembered = 5_000;
let context: CanvasRenderingContext2D | null | undefined;

/** The drawing sets figures in equal widths, which a canvas cannot: a nought is as wide as they all are then. */
const figures = /\d/g;

/** Measures with the browser's fonts; where there is no canvas it estimates. Sizes in graph units. */
export function measureIn(family: string, size: number, weight: number): Measure {
  const widths = new Map<string, number>();
  const font = `${weight} ${size}px ${family}`;
  return (shown) => {
    const text = shown.replace(figures, '0');
    const known = widths.get(text);
    if (known !== undefined) {
      return known;
    }
    context ??= document.createElement('canvas').getContext('2d') ?? null;
    if (context !== null) {
      context.font = font;
    }
    const width = context?.measureText(text).width ?? estimate(text, size);
    if (widths.size >= remembered) {
      widths.clear();
    }
    widths.set(text, width);
    return width;
  };
}
