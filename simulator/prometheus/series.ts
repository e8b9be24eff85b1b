export type Labels = Readonly<Record<string, string>>;

/** A series and how to have its value at a moment; null = there was no sample. */
export interface Series {
  labels: Labels;
  valueAt(at: number): number | null;
}
