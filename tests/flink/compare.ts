import { type Around } from './cluster';

/** One number or text of ours beside Flink's own. */
export interface Comparison {
  what: string;
  ours: unknown;
  flink: unknown;
  /** Flink's own a moment later, where it was asked again: ours may be either, or a number between the two. */
  later?: unknown;
  /** How far two numbers may lie apart all the same; 0 = not at all. */
  within?: number;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

export function agrees({ ours, flink, later = flink, within = 0 }: Comparison): boolean {
  if (isNumber(ours) && isNumber(flink) && isNumber(later)) {
    return ours >= Math.min(flink, later) - within && ours <= Math.max(flink, later) + within;
  }
  return ours !== undefined && (ours === flink || ours === later);
}

/** Compares a value of ours with the same one in Flink's answers before and after. */
export const beside = <T>(
  { before, after }: Around<T>,
  what: string,
  ours: unknown,
  pick: (flink: T) => unknown,
  within = 0
): Comparison => ({ what, ours, flink: pick(before), later: pick(after), within });

const cell = (value: unknown) => String(value).replaceAll('|', '\\|').replaceAll('\n', ' ').slice(0, 60);
const theirs = ({ flink, later = flink }: Comparison) =>
  flink === later ? cell(flink) : `${cell(flink)} … ${cell(later)}`;

export const tableOf = (rows: ReadonlyArray<Comparison & { type: string }>): string =>
  [
    '| query type | what | ours | Flink | |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      (row) =>
        `| ${row.type} | ${cell(row.what)} | ${cell(row.ours)} | ${theirs(row)} | ${agrees(row) ? 'yes' : 'NO'} |`
    ),
  ].join('\n');
