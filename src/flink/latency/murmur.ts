const word = (hex: string) => BigInt(`0x${hex}`);
const [bits27, bits31, bits33, bits64] = [BigInt(27), BigInt(31), BigInt(33), BigInt(64)];
const mask = word('ffffffffffffffff');
const [factor1, factor2] = [word('87c37b91114253d5'), word('4cf5ad432745937f')];
const [mixer1, mixer2] = [word('ff51afd7ed558ccd'), word('c4ceb9fe1a85ec53')];
const [five, added1, added2] = [BigInt(5), word('52dce729'), word('38495ab5')];

const plus = (left: bigint, right: bigint) => (left + right) & mask;
const times = (left: bigint, right: bigint) => (left * right) & mask;
const rotated = (value: bigint, by: bigint) => ((value << by) | (value >> (bits64 - by))) & mask;
const scrambledLow = (value: bigint) => times(rotated(times(value, factor1), bits31), factor2);
const scrambledHigh = (value: bigint) => times(rotated(times(value, factor2), bits33), factor1);

function mixed(value: bigint): bigint {
  const first = times(value ^ (value >> bits33), mixer1);
  const second = times(first ^ (first >> bits33), mixer2);
  return second ^ (second >> bits33);
}

/** MurmurHash3, 128 bits for 64-bit machines, seed 0: what Flink makes the ids of operators with. Gives 16 bytes. */
export function murmur128(bytes: Uint8Array): Uint8Array {
  const tail = Math.floor(bytes.length / 16) * 16;
  const padded = new DataView(new ArrayBuffer(tail + 16));
  bytes.forEach((byte, at) => padded.setUint8(at, byte));
  let low = BigInt(0);
  let high = BigInt(0);
  for (let at = 0; at < tail; at += 16) {
    low = rotated(low ^ scrambledLow(padded.getBigUint64(at, true)), bits27);
    low = plus(times(plus(low, high), five), added1);
    high = rotated(high ^ scrambledHigh(padded.getBigUint64(at + 8, true)), bits31);
    high = plus(times(plus(high, low), five), added2);
  }
  const length = BigInt(bytes.length);
  low ^= scrambledLow(padded.getBigUint64(tail, true)) ^ length;
  high ^= scrambledHigh(padded.getBigUint64(tail + 8, true)) ^ length;
  low = plus(low, high);
  high = plus(high, low);
  low = mixed(low);
  high = mixed(high);
  low = plus(low, high);
  const result = new DataView(new ArrayBuffer(16));
  result.setBigUint64(0, low, true);
  result.setBigUint64(8, plus(high, low), true);
  return new Uint8Array(result.buffer);
}
