export interface Span {
  from: number;
  /** Not before `from`. */
  to: number;
}

export interface Lanes {
  /** By index of the span. */
  lanes: number[];
  count: number;
}

/**
 * The first free lane for each span, so that spans of one lane never overlap: as few lanes as there are spans at the same
 * time. Spans may touch.
 */
export function lanesOf(spans: readonly Span[]): Lanes {
  const lanes = spans.map(() => 0);
  const ends: number[] = [];
  const inOrder = spans.map((span, index) => ({ span, index })).sort((left, right) => left.span.from - right.span.from);
  for (const { span, index } of inOrder) {
    const free = ends.findIndex((end) => end <= span.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = span.to;
    lanes[index] = lane;
  }
  return { lanes, count: ends.length };
}
