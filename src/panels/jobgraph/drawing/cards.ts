import { type JobGraph } from '../../../frames/jobGraph';
import { type CardContent, contentOf, type ContentParts } from './content';

interface Kept {
  content: CardContent;
  /** Equal for equal contents. */
  text: string;
}

/** What stands on the cards: the same object for as long as it says the same, so that only changed cards are drawn again. */
export class Cards {
  private kept = new Map<string, Kept>();

  /** What the cards of a graph say; each is worked out when it is asked for. */
  of({ vertices }: JobGraph, parts: ContentParts): (id: string) => CardContent | null {
    const before = this.kept;
    const now = new Map<string, Kept>();
    const rows = new Map(vertices.map((vertex) => [vertex.id, vertex]));
    this.kept = now;
    return (id) => {
      const done = now.get(id);
      if (done !== undefined) {
        return done.content;
      }
      const row = rows.get(id);
      if (row === undefined) {
        return null;
      }
      const content = contentOf(row, parts);
      const text = JSON.stringify(content);
      const old = before.get(id);
      const kept = old?.text === text ? old : { content, text };
      now.set(id, kept);
      return kept.content;
    };
  }
}
