/** What a saved panel chose, if this version knows it: dashboards are also written by hand, or by a newer version. */
export function oneOf<T extends string>(known: readonly T[], saved: string, otherwise: T): T {
  return known.find((each) => each === saved) ?? otherwise;
}
