import { FlinkError } from './errors';

/** Flink writes doubles that have no value as the JSON strings "NaN" and "Infinity"; both, and what is missing, are null. */
export function number(value: unknown): number | null {
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : null;
}

/** Epoch or duration in ms; -1 (not yet, not set) is null. */
export function millis(value: unknown): number | null {
  const parsed = number(value);
  return parsed !== null && parsed >= 0 ? parsed : null;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * One JSON object of an answer, read field by field. It knows its place, so that a missing required field names endpoint
 * and field: `vertices[3].id at /jobs/:id`. Unknown fields are ignored; only own properties count.
 */
export class Fields {
  private constructor(
    private readonly source: object,
    private readonly endpoint: string,
    private readonly place: string
  ) {}

  /** @param endpoint as in Flink's documentation (`/jobs/:id`), for error messages */
  static of(value: unknown, endpoint: string, place = ''): Fields {
    if (!isObject(value)) {
      throw new FlinkError({ kind: 'unexpected', path: endpoint, field: place === '' ? '(the whole answer)' : place });
    }
    return new Fields(value, endpoint, place);
  }

  /** An answer that is an array of objects, such as all `metrics` endpoints. */
  static all(value: unknown, endpoint: string): Fields[] {
    if (!Array.isArray(value)) {
      throw new FlinkError({ kind: 'unexpected', path: endpoint, field: '(the whole answer)' });
    }
    return value.map((item: unknown, index) => Fields.of(item, endpoint, `[${index}]`));
  }

  raw(name: string): unknown {
    return Object.hasOwn(this.source, name) ? Reflect.get(this.source, name) : undefined;
  }

  text(name: string): string {
    return this.textOrNull(name) ?? this.missing(name);
  }

  textOrNull(name: string): string | null {
    const value = this.raw(name);
    return typeof value === 'string' ? value : null;
  }

  number(name: string): number {
    return this.numberOrNull(name) ?? this.missing(name);
  }

  numberOrNull(name: string): number | null {
    return number(this.raw(name));
  }

  millisOrNull(name: string): number | null {
    return millis(this.raw(name));
  }

  /** A boolean that is false when it is absent. */
  flag(name: string): boolean {
    return this.raw(name) === true;
  }

  object(name: string): Fields {
    return Fields.of(this.raw(name), this.endpoint, this.inside(name));
  }

  objectOrNull(name: string): Fields | null {
    return isObject(this.raw(name)) ? this.object(name) : null;
  }

  list(name: string): Fields[] {
    const value = this.raw(name);
    return Array.isArray(value)
      ? value.map((item: unknown, index) => Fields.of(item, this.endpoint, `${this.inside(name)}[${index}]`))
      : this.missing(name);
  }

  listOrEmpty(name: string): Fields[] {
    return Array.isArray(this.raw(name)) ? this.list(name) : [];
  }

  /** A boolean; null when it is absent. */
  flagOrNull(name: string): boolean | null {
    const value = this.raw(name);
    return typeof value === 'boolean' ? value : null;
  }

  /** Names of the fields, for objects whose keys are data. */
  names(): string[] {
    return Object.keys(this.source);
  }

  /** `{"RUNNING": 2, ...}` with the keys in upper case; entries that are no numbers are left out. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const name of Object.keys(this.source)) {
      const count = this.numberOrNull(name);
      if (count !== null) {
        counts.set(name.toUpperCase(), count);
      }
    }
    return counts;
  }

  private inside(name: string): string {
    return this.place === '' ? name : `${this.place}.${name}`;
  }

  private missing(name: string): never {
    throw new FlinkError({ kind: 'unexpected', path: this.endpoint, field: this.inside(name) });
  }
}
