import { memo } from 'react';
import { card, type Point } from '../layout/geometry';
import { type Detail } from '../lod';
import { type Words } from '../words';
import { type CardContent, type Glance } from './content';
import { FarFace } from './FarFace';
import { Mark } from './Mark';
import { NearFace } from './NearFace';
import { radius } from './sizes';
import { type Style } from './style';

interface SpotProps {
  content: Glance;
  place: Point;
  /** Not connected with what is selected. */
  dim: boolean;
  style: Style;
}

interface Props extends Omit<SpotProps, 'content'> {
  content: CardContent;
  detail: Detail;
  selected: boolean;
  /** The one card that the Tab key leads to. */
  tabbable: boolean;
  words: Words;
}

const dimmed = 0.3;
/** How far a ring stands off its card, so that the outline of a bottleneck is seen within it. */
const ring = 5;

function Face({ content, detail, style, words }: Pick<Props, 'content' | 'detail' | 'style' | 'words'>) {
  if (detail === 'name' || detail === 'colour') {
    return <FarFace content={content} named={detail === 'name'} style={style} />;
  }
  return (
    <>
      <rect
        {...card}
        rx={radius}
        fill={style.palette.card}
        stroke={style.palette.cardBorder}
        vectorEffect="non-scaling-stroke"
      />
      <NearFace content={content} face={detail} style={style} words={words} />
    </>
  );
}

/** One vertex. Events are caught by the drawing, which finds the vertex by `data-vertex`. */
export const VertexCard = memo(function VertexCard(props: Props) {
  const { content, place, detail, selected, dim, tabbable, style } = props;
  return (
    <g
      role="button"
      data-vertex={content.id}
      tabIndex={tabbable ? 0 : -1}
      aria-pressed={selected}
      aria-label={content.spoken}
      transform={`translate(${place.x} ${place.y})`}
      opacity={dim ? dimmed : undefined}
    >
      <Face {...props} />
      {(selected || tabbable) && (
        <rect
          data-ring={selected ? 'selected' : 'focus'}
          x={-ring}
          y={-ring}
          width={card.width + 2 * ring}
          height={card.height + 2 * ring}
          rx={radius + ring}
          fill="none"
          stroke={style.palette.accent}
          strokeWidth={selected ? 2.5 : 2}
          strokeDasharray={selected ? undefined : '4 3'}
          vectorEffect="non-scaling-stroke"
        />
      )}
      {content.mark !== null && <Mark text={content.mark} detail={detail} style={style} />}
    </g>
  );
});

/** One of very many from afar: a single element, with its pattern drawn by `SpotPatterns`. */
export const VertexSpot = memo(function VertexSpot({ content, place, dim, style }: SpotProps) {
  const { fill } = content.look;
  return (
    <rect
      role="button"
      data-vertex={content.id}
      tabIndex={-1}
      aria-pressed={false}
      aria-label={content.spoken}
      x={place.x}
      y={place.y}
      width={card.width}
      height={card.height}
      fill={fill}
      stroke={fill === style.palette.track ? style.palette.cardBorder : undefined}
      vectorEffect={fill === style.palette.track ? 'non-scaling-stroke' : undefined}
      opacity={dim ? dimmed : undefined}
    />
  );
});

/** The patterns of all spots, one path each. */
export const SpotPatterns = memo(function SpotPatterns({
  hatched,
  dotted,
  style,
}: {
  /** SVG path data. */
  hatched: string;
  dotted: string;
  style: Style;
}) {
  return (
    <g pointerEvents="none" aria-hidden="true">
      {hatched !== '' && <path d={hatched} fill={style.paint('hatch', 'far') ?? 'none'} />}
      {dotted !== '' && <path d={dotted} fill={style.paint('dots', 'far') ?? 'none'} />}
    </g>
  );
});
