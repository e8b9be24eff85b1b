import { type GraphVertex, type JobGraph } from '../../../frames/jobGraph';
import { type CardContent, contentOf, type ContentParts, type Glance, glanceOf } from './content';

/** What the cards of one graph say. Null for a vertex that is not there. */
export interface Said {
  /** From very far, where the rest would be worked out for nothing. */
  glance(id: string): Glance | null;
  content(id: string): CardContent | null;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether two contents say the same; their parts are texts, numbers, lists and plain objects. */
function isSame(left: unknown, right: unknown): boolean {
  if (!isObject(left) || !isObject(right)) {
    return Object.is(left, right);
  }
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => isSame(Reflect.get(left, key), Reflect.get(right, key)))
  );
}

type Kept<T> = ReadonlyMap<string, T>;

function remembering<T>(
  before: Kept<T>,
  now: Map<string, T>,
  make: (id: string) => T | null
): (id: string) => T | null {
  return (id) => {
    const done = now.get(id);
    if (done !== undefined) {
      return done;
    }
    const made = make(id);
    if (made === null) {
      return null;
    }
    const old = before.get(id);
    const kept = old !== undefined && isSame(old, made) ? old : made;
    now.set(id, kept);
    return kept;
  };
}

/** What stands on the cards: the same object for as long as it says the same, so that only changed cards are drawn again. */
export class Cards {
  private glances = new Map<string, Glance>();
  private contents = new Map<string, CardContent>();

  /** What the cards of a graph say; each is worked out when it is asked for. */
  of({ vertices }: JobGraph, parts: ContentParts): Said {
    const { glances, contents } = this;
    const rows = new Map(vertices.map((vertex) => [vertex.id, vertex]));
    const made =
      <T>(make: (vertex: GraphVertex, parts: ContentParts) => T) =>
      (id: string) => {
        const row = rows.get(id);
        return row === undefined ? null : make(row, parts);
      };
    this.glances = new Map();
    this.contents = new Map();
    return {
      glance: remembering(glances, this.glances, made(glanceOf)),
      content: remembering(contents, this.contents, made(contentOf)),
    };
  }
}
