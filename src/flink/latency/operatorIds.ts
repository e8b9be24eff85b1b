import { murmur128 } from './murmur';

/*
 * How Flink makes the ids of operators (its StreamGraphHasherV2). An operator with a uid: the hash of the uid. Any other: a
 * hash of its number, in the order in which Flink walks over the graph from the sources on, written once and once more for
 * each operator that is chained behind it; then, for each input, byte by byte, `hash * 37 ^ id of the input`. An operator
 * that is chained behind another has that one as its only input, so one of the two ids tells the other.
 */

const bytesOfId = (id: string): Uint8Array =>
  Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(id.slice(at * 2, at * 2 + 2), 16));
const idOfBytes = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** 37 times this is 1, modulo 256. */
const inverseOf37 = 173;

function numberHash(number: number, chained: number): Uint8Array {
  const words = new DataView(new ArrayBuffer(4 * (chained + 1)));
  for (let at = 0; at <= chained; at += 1) {
    words.setInt32(at * 4, number, true);
  }
  return murmur128(new Uint8Array(words.buffer));
}

/** The id of an operator whose uid is this. */
export const idOfUid = (uid: string): string => idOfBytes(murmur128(new TextEncoder().encode(uid)));

/**
 * The id that Flink gives to an operator without a uid.
 * @param number its place in Flink's walk, from 0
 * @param chained how many operators are chained directly behind it
 * @param inputs the ids of the operators that it reads from
 */
export function generatedId(number: number, chained: number, inputs: readonly string[]): string {
  const id = inputs
    .map(bytesOfId)
    .reduce((hash, input) => hash.map((byte, at) => (byte * 37) ^ (input[at] ?? 0)), numberHash(number, chained));
  return idOfBytes(id);
}

/** Bytes as one text of 16 letters, for looking up. */
const keyOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Knows the hashes of the numbers below `operators`, so that ids can be read backwards. */
export class IdReader {
  /** By count of chained operators: hash to number. */
  private readonly numbers = new Map<number, ReadonlyMap<string, number>>();
  private readonly bytes = new Map<string, Uint8Array>();

  constructor(private readonly operators: number) {}

  /**
   * The number of the operator `id` in Flink's walk if it is chained behind `input`, has `chained` operators behind itself
   * and no uid; else null. By chance it is one once in 2^128.
   */
  numberOf(id: string, input: string, chained: number): number | null {
    const before = this.bytesOf(input);
    const hash = this.bytesOf(id).map((byte, at) => (byte ^ (before[at] ?? 0)) * inverseOf37);
    return this.hashes(chained).get(keyOf(hash)) ?? null;
  }

  private bytesOf(id: string): Uint8Array {
    const bytes = this.bytes.get(id) ?? bytesOfId(id);
    this.bytes.set(id, bytes);
    return bytes;
  }

  private hashes(chained: number): ReadonlyMap<string, number> {
    const known = this.numbers.get(chained);
    if (known !== undefined) {
      return known;
    }
    const made = new Map(
      Array.from({ length: this.operators }, (_, number) => [keyOf(numberHash(number, chained)), number])
    );
    this.numbers.set(chained, made);
    return made;
  }
}
