import { memo, useMemo } from 'react';
import { type JobGraph } from '../../../frames/jobGraph';
import { strategiesOf, strengthsOf } from '../flow';
import { card, type Rect } from '../layout/geometry';
import { type Layout } from '../layout/layout';
import { type Detail } from '../lod';
import { oldVertices } from '../measured';
import { readingOf } from '../reading';
import { useSteady } from '../useSteady';
import { overlaps } from '../view';
import { type Words } from '../words';
import { Edges } from './Edges';
import { type Style } from './style';
import { VertexCard } from './VertexCard';

interface Props {
  graph: JobGraph;
  layout: Layout;
  detail: Detail;
  window: Rect;
  selected: string | null;
  bright: ReadonlySet<string> | null;
  /** The vertex that the Tab key leads to; it is always drawn. */
  tabbable: string | null;
  edgeLabels: boolean;
  style: Style;
  words: Words;
}

/** Up to here everything is drawn, in sight or not: searching the page and reading it aloud find all of it. */
const drawnWhole = 200;

const none: ReadonlyMap<string, string> = new Map<string, string>();

/** Cards and edges in graph units, without what depends on the pointer: it is drawn anew only when there is a reason. */
export const Scene = memo(function Scene(props: Props) {
  const { graph, layout, detail, selected, bright, tabbable, edgeLabels, style, words } = props;
  const window = graph.vertices.length > drawnWhole ? props.window : null;
  const strategies = useSteady(useMemo(() => (edgeLabels ? strategiesOf(graph.edges) : none), [graph, edgeLabels]));
  const strengths = useMemo(() => strengthsOf(graph), [graph]);
  const old = useMemo(() => oldVertices(graph), [graph]);
  const cards = useMemo(
    () => new Map(graph.vertices.map((vertex) => [vertex.id, { vertex, reading: readingOf(vertex) }])),
    [graph]
  );
  return (
    <>
      <Edges
        layout={layout}
        strengths={strengths}
        strategies={strategies}
        window={window}
        detail={detail}
        selected={selected}
        style={style}
      />
      {layout.order.map((id) => {
        const shown = cards.get(id);
        const place = layout.places.get(id);
        if (shown === undefined || place === undefined) {
          return null;
        }
        const isHidden = window !== null && id !== tabbable && !overlaps({ ...place, ...card }, window);
        return isHidden ? null : (
          <VertexCard
            key={id}
            vertex={shown.vertex}
            reading={shown.reading}
            oldSince={old.get(id) ?? null}
            place={place}
            detail={detail}
            selected={id === selected}
            dim={bright !== null && !bright.has(id)}
            tabbable={id === tabbable}
            style={style}
            words={words}
          />
        );
      })}
    </>
  );
});
