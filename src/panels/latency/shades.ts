import { placesOf, type Scale } from './scale';

/** Places that a scale tells apart. */
export const shadeCount = 256;

/** From values to shades: 0 is the lowest place of the scale, `shadeCount - 1` the highest. */
export function shadesOf(scale: Scale): (value: number) => number {
  const placed = placesOf(scale);
  return (value) => Math.round(placed(value) * (shadeCount - 1));
}

/** The bits of positive floats are in the order of their values; these are the bits of infinity, those of NaN are above. */
const infinity = 0x7f80_0000;
/** Floats that have their upper bits in common share a part of the table. */
const partBits = 15;

const bits = new Uint32Array(1);
const floats = new Float32Array(bits.buffer);

function floatOf(pattern: number): number {
  bits[0] = pattern;
  return floats[0] ?? NaN;
}

/** The smallest positive float of a higher shade than this; its bits are searched from `least` on. */
function nextPattern(shadeOf: (value: number) => number, shade: number, least: number): number {
  let [low, high] = [least, infinity];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (shadeOf(floatOf(middle)) > shade) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** The shades of all positive floats, for many of them: a logarithm for each cell of a large picture takes too long. */
export class ShadeTable {
  /** Of each shade the bits that the next one begins with. */
  private readonly limits = new Uint32Array(shadeCount).fill(0xffff_ffff);
  /** The shade of the smallest float of each part. */
  private readonly starts = new Uint8Array((infinity >>> partBits) + 1);
  private readonly shadeOf: (value: number) => number;

  constructor(scale: Scale) {
    this.shadeOf = shadesOf(scale);
    let limit = 0;
    for (let shade = 0; shade < shadeCount - 1; shade += 1) {
      limit = nextPattern(this.shadeOf, shade, limit);
      this.limits[shade] = limit;
      this.starts.fill(shade + 1, Math.ceil(limit / 2 ** partBits));
    }
  }

  /** @param pattern the bits of the value as a 32 bit float */
  of(value: number, pattern: number): number {
    if (pattern > infinity) {
      return this.shadeOf(value);
    }
    let shade = this.starts[pattern >>> partBits] ?? 0;
    while (pattern >= (this.limits[shade] ?? 0)) {
      shade += 1;
    }
    return shade;
  }
}
