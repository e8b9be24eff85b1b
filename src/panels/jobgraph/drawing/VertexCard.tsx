import { memo } from 'react';
import { card, type Point } from '../layout/geometry';
import { type Detail } from '../lod';
import { spokenVertex } from '../words';
import { CardFace, type FaceProps } from './CardFace';
import { radius } from './sizes';

interface Props extends FaceProps {
  place: Point;
  detail: Detail;
  selected: boolean;
  /** Not connected with what is selected. */
  dim: boolean;
  /** The one card that the Tab key leads to. */
  tabbable: boolean;
}

const dimmed = 0.3;

/** One vertex. Events are caught by the drawing, which finds the vertex by `data-vertex`. */
export const VertexCard = memo(function VertexCard({ place, detail, selected, dim, tabbable, ...face }: Props) {
  const { vertex, reading, style, words } = face;
  const far = detail === 'name' || detail === 'colour';
  return (
    <g
      role="button"
      data-vertex={vertex.id}
      tabIndex={tabbable ? 0 : -1}
      aria-pressed={selected}
      aria-label={spokenVertex(vertex, reading, words)}
      transform={`translate(${place.x} ${place.y})`}
      opacity={dim ? dimmed : undefined}
    >
      {!far && (
        <rect
          {...card}
          rx={radius}
          fill={style.palette.card}
          stroke={style.palette.cardBorder}
          vectorEffect="non-scaling-stroke"
        />
      )}
      <CardFace {...face} detail={detail} />
      {(selected || tabbable) && (
        <rect
          data-ring={selected ? 'selected' : 'focus'}
          x={-3}
          y={-3}
          width={card.width + 6}
          height={card.height + 6}
          rx={radius + 3}
          fill="none"
          stroke={style.palette.accent}
          strokeWidth={selected ? 2.5 : 2}
          strokeDasharray={selected ? undefined : '4 3'}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </g>
  );
});
