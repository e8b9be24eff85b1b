/** 32 bits of a text (FNV-1a). */
export function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  }
  return bits >>> 0;
}

function mixed(bits: number): number {
  let mix = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/**
 * A number of [0, 1) that depends only on what it is asked for: whoever asks, in whatever order, gets the same one.
 * Nothing in the model has a generator with a state, so how often somebody looks never changes what they see.
 */
export function random(seed: number, first = 0, second = 0, third = 0): number {
  let bits = mixed(seed + 0x9e3779b9);
  bits = mixed(bits ^ Math.imul(first + 1, 0x9e3779b1));
  bits = mixed(bits ^ Math.imul(second + 1, 0x85ebca77));
  bits = mixed(bits ^ Math.imul(third + 1, 0xc2b2ae3d));
  return bits / 0x1_0000_0000;
}

/** 32 lower-case hex digits, as Flink's ids are. */
export function hexId(text: string): string {
  return [0, 1, 2, 3]
    .map((part) =>
      mixed(hash(`${part}:${text}`))
        .toString(16)
        .padStart(8, '0')
    )
    .join('');
}
