/** What a JSON value looks like, over all samples of it. "NaN" in the place of a number is a kind of its own. */
export interface Shape {
  kinds: ReadonlySet<string>;
  /** Of objects; ids as keys are brought together under `*`. */
  fields: ReadonlyMap<string, Shape>;
  /** Fields that at least one of the samples lacks. */
  sometimes: ReadonlySet<string>;
  /** Of arrays; null when all were empty. */
  items: Shape | null;
}

const idKey = /^[0-9a-f]{32}$/;

function kindOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  return value === 'NaN' ? 'NaN' : typeof value;
}

/** The fields of an object, with ids brought together; none of anything else. */
const entriesOf = (value: unknown): Array<[string, unknown]> =>
  Object.entries<unknown>(typeof value === 'object' ? { ...value } : {}).map(([key, field]) => [
    idKey.test(key) ? '*' : key,
    field,
  ]);

export function shapeOf(samples: readonly unknown[]): Shape {
  const objects = samples.filter((value) => kindOf(value) === 'object').map(entriesOf);
  const items = samples.flatMap((value: unknown): unknown[] => (Array.isArray(value) ? value : []));
  const keys = [...new Set(objects.flatMap((entries) => entries.map(([key]) => key)))];
  const valuesOf = (key: string) =>
    objects.flatMap((entries) => entries.filter(([name]) => name === key).map(([, field]) => field));
  return {
    kinds: new Set(samples.map(kindOf)),
    fields: new Map(keys.map((key) => [key, shapeOf(valuesOf(key))])),
    sometimes: new Set(keys.filter((key) => objects.some((entries) => entries.every(([name]) => name !== key)))),
    items: items.length === 0 ? null : shapeOf(items),
  };
}

const list = (kinds: ReadonlySet<string>) => [...kinds].sort().join('|');

function fieldDifferences(wanted: Shape, found: Shape, path: string): string[] {
  const names = [...new Set([...wanted.fields.keys(), ...found.fields.keys()])];
  return names.flatMap((name) => {
    const place = `${path}.${name}`;
    const [expected, actual] = [wanted.fields.get(name), found.fields.get(name)];
    if (expected === undefined || actual === undefined) {
      return [`${place}: ${expected === undefined ? 'unknown' : 'missing'}`];
    }
    const isOnlySometimes = found.sometimes.has(name) && !wanted.sometimes.has(name);
    return [...(isOnlySometimes ? [`${place}: missing in some`] : []), ...differences(expected, actual, place)];
  });
}

/**
 * How what was found differs from what is wanted, as `path: difference`: fields that are missing, unknown or not always
 * there, and values of another kind. Lists that are empty on one side say nothing.
 */
export function differences(wanted: Shape, found: Shape, path = '$'): string[] {
  const sameKinds = list(wanted.kinds) === list(found.kinds);
  const kinds = sameKinds ? [] : [`${path}: ${list(found.kinds)} instead of ${list(wanted.kinds)}`];
  const items =
    wanted.items === null || found.items === null ? [] : differences(wanted.items, found.items, `${path}[]`);
  const bothObjects = wanted.kinds.has('object') && found.kinds.has('object');
  return [...kinds, ...(bothObjects ? fieldDifferences(wanted, found, path) : []), ...items];
}
