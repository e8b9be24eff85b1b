/** A copy of the query with the dashboard's variables replaced in every text, however deep. */
export function interpolate<Q extends object>(query: Q, replace: (text: string) => string): Q {
  const copy = structuredClone(query);
  replaceIn(copy, replace);
  return copy;
}

function replaceIn(target: object, replace: (text: string) => string): void {
  for (const [name, value] of Object.entries<unknown>({ ...target })) {
    if (typeof value === 'string') {
      Reflect.set(target, name, replace(value));
    } else if (typeof value === 'object' && value !== null) {
      replaceIn(value, replace);
    }
  }
}
