import { memo, useDeferredValue, useMemo, useState } from 'react';
import { type JobGraph } from '../../../frames/jobGraph';
import { type Figures } from '../figures';
import { flowsOf } from '../flow';
import { subtasksByVertex } from '../heat';
import { card, type Point, type Rect } from '../layout/geometry';
import { type Layout } from '../layout/layout';
import { type Detail, detailFor } from '../lod';
import { oldVertices } from '../measured';
import { type Options } from '../options';
import { overlaps } from '../view';
import { type Words } from '../words';
import { Cards, type Said } from './cards';
import { Edges } from './Edges';
import { type Style } from './style';
import { SpotPatterns, VertexCard, VertexSpot } from './VertexCard';

interface Props {
  graph: JobGraph;
  layout: Layout;
  options: Options;
  figures: Figures;
  /** By vertex id, 1 = what holds the job back most. */
  ranks: ReadonlyMap<string, number>;
  /** What the zoom allows. */
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

interface Placed {
  id: string;
  place: Point;
  dim: boolean;
}

function useSaid({ graph, options, figures, ranks, style, words }: Props): Said {
  const [cards] = useState(() => new Cards());
  return useMemo(() => {
    const subtasks = subtasksByVertex(graph.subtasks);
    return cards.of(graph, { options, figures, ranks, style, words, subtasks, old: oldVertices(graph) });
  }, [cards, graph, options, figures, ranks, style, words]);
}

const outline = ({ x, y }: Point) => `M${x},${y}h${card.width}v${card.height}h${-card.width}Z`;

interface CardsProps extends Pick<Props, 'selected' | 'tabbable' | 'style' | 'words'> {
  placed: readonly Placed[];
  said: Said;
}

function FullCard({
  at: { id, place, dim },
  detail,
  said,
  selected,
  tabbable,
  style,
  words,
}: Omit<CardsProps, 'placed'> & { at: Placed; detail: Detail }) {
  const content = said.content(id);
  return content === null ? null : (
    <VertexCard
      content={content}
      place={place}
      dim={dim}
      detail={detail}
      selected={id === selected}
      tabbable={id === tabbable}
      style={style}
      words={words}
    />
  );
}

/**
 * Cards in reading order. From very far those that are nothing but a colour are drawn as cheaply as can be; the one that Tab
 * leads to stays the element that it is, because it may have the focus.
 */
function AllCards({ detail, ...props }: CardsProps & { detail: Detail }) {
  const { placed, said, selected, tabbable, style } = props;
  const patterns = { none: '', hatch: '', dots: '' };
  const cards = placed.map((each) => {
    const { id, place, dim } = each;
    const spot = detail === 'colour' && id !== selected && id !== tabbable ? said.glance(id) : null;
    if (spot === null || spot.mark !== null) {
      return <FullCard key={id} {...props} at={each} detail={detail} />;
    }
    if (!dim) {
      patterns[spot.look.pattern] += outline(place);
    }
    return <VertexSpot key={id} content={spot} place={place} dim={dim} style={style} />;
  });
  return (
    <>
      {cards}
      {detail === 'colour' && <SpotPatterns hatched={patterns.hatch} dotted={patterns.dots} style={style} />}
    </>
  );
}

/** Cards and edges in graph units, without what depends on the pointer: it is drawn anew only when there is a reason. */
export const Scene = memo(function Scene(props: Props) {
  const { graph, layout, options, figures, selected, bright, tabbable, style, words } = props;
  // Hundreds of new cards are worked on between the frames of a gesture; until then the ones before stay.
  const detail = useDeferredValue(detailFor(options.detail, props.detail));
  const inSight = useDeferredValue(props.window);
  // Together with the part in sight: room for labels is looked for in that part only.
  const edgeLabels = useDeferredValue(props.edgeLabels);
  const window = graph.vertices.length > drawnWhole ? inSight : null;
  const said = useSaid(props);
  const flows = useMemo(() => flowsOf(graph), [graph]);
  const placed = layout.order.flatMap((id): Placed[] => {
    const place = layout.places.get(id);
    const isHidden =
      place === undefined || (window !== null && id !== tabbable && !overlaps({ ...place, ...card }, window));
    return isHidden ? [] : [{ id, place, dim: bright?.has(id) === false }];
  });
  return (
    <>
      <Edges
        layout={layout}
        flows={flows}
        figure={figures.edgeRecords}
        labels={edgeLabels && options.edgeLabels}
        animate={options.animate}
        window={window}
        detail={detail}
        selected={selected}
        style={style}
      />
      <AllCards
        placed={placed}
        said={said}
        detail={detail}
        selected={selected}
        tabbable={tabbable}
        style={style}
        words={words}
      />
    </>
  );
});
