import { type Pair, sourcesOf, targetsOf } from '../layout/topology';

/** The vertices that get records by way of `id` only: what may be folded below it. In no particular order. */
export function below(edges: readonly Pair[], id: string): Set<string> {
  const targets = targetsOf(edges);
  const sources = sourcesOf(edges);
  const found = new Set<string>([id]);
  // Both sets grow while they are walked.
  for (const each of found) {
    targets.get(each)?.forEach((next) => found.add(next));
  }
  const fedElsewhere = new Set(
    [...found].filter((each) => each !== id && sources.get(each)?.some((source) => !found.has(source)))
  );
  for (const each of fedElsewhere) {
    targets.get(each)?.forEach((next) => {
      if (next !== id) {
        fedElsewhere.add(next);
      }
    });
  }
  return new Set([...found].filter((each) => each !== id && !fedElsewhere.has(each)));
}
