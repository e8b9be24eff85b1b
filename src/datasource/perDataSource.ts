import { type FlinkClient } from '../flink/client';

/** Something that a query type keeps for each data source, made at first use, with what the first user gives. */
export function perDataSource<T, Given extends unknown[] = []>(
  create: (flink: FlinkClient, ...given: Given) => T
): (flink: FlinkClient, ...given: Given) => T {
  const all = new WeakMap<FlinkClient, T>();
  return (flink, ...given) => {
    const known = all.get(flink);
    if (known !== undefined) {
      return known;
    }
    const made = create(flink, ...given);
    all.set(flink, made);
    return made;
  };
}
