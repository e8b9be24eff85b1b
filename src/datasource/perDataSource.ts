import { type FlinkClient } from '../flink/client';

/** Something that a query type keeps for each data source, made at first use. */
export function perDataSource<T>(create: (flink: FlinkClient) => T): (flink: FlinkClient) => T {
  const all = new WeakMap<FlinkClient, T>();
  return (flink) => {
    const known = all.get(flink);
    if (known !== undefined) {
      return known;
    }
    const made = create(flink);
    all.set(flink, made);
    return made;
  };
}
