import { memo, useMemo, useState } from 'react';
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
import { Cards } from './cards';
import { type CardContent } from './content';
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

interface Shown {
  content: CardContent;
  place: Point;
  dim: boolean;
}

function useContents({ graph, options, figures, ranks, style, words }: Props) {
  const [cards] = useState(() => new Cards());
  return useMemo(() => {
    const subtasks = subtasksByVertex(graph.subtasks);
    return cards.of(graph, { options, figures, ranks, style, words, subtasks, old: oldVertices(graph) });
  }, [cards, graph, options, figures, ranks, style, words]);
}

const outline = ({ x, y }: Point) => `M${x},${y}h${card.width}v${card.height}h${-card.width}Z`;

const outlinesOf = (shown: readonly Shown[], pattern: CardContent['look']['pattern']) =>
  shown
    .filter(({ content, dim }) => content.look.pattern === pattern && !dim)
    .map(({ place }) => outline(place))
    .join('');

interface CardsProps extends Pick<Props, 'selected' | 'tabbable' | 'style' | 'words'> {
  shown: readonly Shown[];
  detail: Detail;
}

/** Cards in reading order; from very far those that are nothing but a colour are drawn as cheaply as can be. */
function AllCards({ shown, detail, selected, tabbable, style, words }: CardsProps) {
  const isSpot = ({ content }: Shown) =>
    detail === 'colour' && content.id !== selected && content.id !== tabbable && content.mark === null;
  const spots = shown.filter(isSpot);
  return (
    <>
      {shown.map((each) => {
        const { id } = each.content;
        return isSpot(each) ? (
          <VertexSpot key={id} {...each} style={style} />
        ) : (
          <VertexCard
            key={id}
            {...each}
            detail={detail}
            selected={id === selected}
            tabbable={id === tabbable}
            style={style}
            words={words}
          />
        );
      })}
      {spots.length > 0 && (
        <SpotPatterns hatched={outlinesOf(spots, 'hatch')} dotted={outlinesOf(spots, 'dots')} style={style} />
      )}
    </>
  );
}

/** Cards and edges in graph units, without what depends on the pointer: it is drawn anew only when there is a reason. */
export const Scene = memo(function Scene(props: Props) {
  const { graph, layout, options, figures, selected, bright, tabbable, edgeLabels, style, words } = props;
  const detail = detailFor(options.detail, props.detail);
  const window = graph.vertices.length > drawnWhole ? props.window : null;
  const contentFor = useContents(props);
  const flows = useMemo(() => flowsOf(graph), [graph]);
  const shown = layout.order.flatMap((id): Shown[] => {
    const place = layout.places.get(id);
    const isHidden =
      place === undefined || (window !== null && id !== tabbable && !overlaps({ ...place, ...card }, window));
    const content = isHidden ? null : contentFor(id);
    return content === null || place === undefined ? [] : [{ content, place, dim: bright?.has(id) === false }];
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
      <AllCards shown={shown} detail={detail} selected={selected} tabbable={tabbable} style={style} words={words} />
    </>
  );
});
