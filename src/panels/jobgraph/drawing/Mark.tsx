import { card } from '../layout/geometry';
import { type Detail } from '../lod';
import { type Face, radius } from './sizes';
import { type Style } from './style';

interface Props {
  /** In words. */
  text: string;
  detail: Detail;
  style: Style;
}

/** Arrows end at the card: the outline stays so close that it does not cut their tips. */
const outside = 1.5;
const sign = {
  full: { kind: 'fullVerdict', size: 11.5, height: 20, above: 15, side: 12 },
  large: { kind: 'largeVerdict', size: 16, height: 25, above: 20, side: 12 },
  compact: { kind: 'compactVerdict', size: 21.5, height: 32, above: 26, side: 14 },
  name: { kind: 'far', size: 36, height: 46, above: 38, side: 16 },
} as const satisfies Record<Face | 'name', object>;

function Sign({ text, of, style }: { text: string; of: keyof typeof sign; style: Style }) {
  const { kind, size, height, above, side } = sign[of];
  const width = style.measure[kind](text) + 2 * side;
  const x = card.width + outside - width;
  return (
    <>
      <rect x={x} y={-above} width={width} height={height} rx={Math.min(height / 2, 10)} fill={style.palette.mark} />
      <text
        x={x + width / 2}
        y={-above + height / 2 + size * 0.35}
        textAnchor="middle"
        fontSize={size}
        fontWeight={600}
        fill={style.palette.onMark}
      >
        {text}
      </text>
    </>
  );
}

/** What marks a bottleneck, from near and from afar: an outline, and a sign as soon as it can be read. */
export function Mark({ text, detail, style }: Props) {
  return (
    <g data-bottleneck={text} pointerEvents="none">
      <rect
        x={-outside}
        y={-outside}
        width={card.width + 2 * outside}
        height={card.height + 2 * outside}
        rx={radius + outside}
        fill="none"
        stroke={style.palette.mark}
        strokeWidth={detail === 'colour' ? 3.5 : 2.5}
        vectorEffect="non-scaling-stroke"
      />
      {detail !== 'colour' && <Sign text={text} of={detail} style={style} />}
    </g>
  );
}
