import { type Fields } from './decode';

/** Records flow from source to target. */
export interface Edge {
  source: string;
  target: string;
  /** How records are spread over the target's subtasks: FORWARD, HASH, REBALANCE, BROADCAST, ...; empty when unknown. */
  shipStrategy: string;
  /** pipelined_bounded, blocking, ...; empty when unknown. */
  exchange: string;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) {
    return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole;
  }
  const hex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/**
 * Flink's plan descriptions carry HTML: `<br/>` between operators and entities for the characters of the SQL text.
 * Returns plain text with one operator a line, to be shown as text only.
 */
export function plainText(description: string): string {
  return description
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, entity)
    .trim();
}

const nodesOf = (plan: Fields | null) => plan?.listOrEmpty('nodes') ?? [];

/** Vertex id to description. Vertex names are not in the plan (`operator` is always empty). */
export function decodeDescriptions(plan: Fields | null): Map<string, string> {
  return new Map(nodesOf(plan).map((node) => [node.text('id'), plainText(node.textOrNull('description') ?? '')]));
}

/** Edges between known vertices; inputs that name an unknown vertex are left out. */
export function decodeEdges(plan: Fields | null, known: ReadonlySet<string>): Edge[] {
  return nodesOf(plan).flatMap((node) =>
    node
      .listOrEmpty('inputs')
      .map((input) => ({
        source: input.text('id'),
        target: node.text('id'),
        shipStrategy: input.textOrNull('ship_strategy') ?? '',
        exchange: input.textOrNull('exchange') ?? '',
      }))
      .filter((edge) => known.has(edge.source) && known.has(edge.target))
  );
}
