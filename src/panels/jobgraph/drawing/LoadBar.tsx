import { memo } from 'react';
import { ink, segmentLook } from '../colour';
import { fitText } from '../fitText';
import { type CardContent } from './content';
import { type Face, inner, innerWidth, lines, type } from './sizes';
import { type Style } from './style';

interface Props {
  bar: NonNullable<CardContent['bar']>;
  face: Face;
  /** There is nothing below the bar: it takes that room. */
  tall: boolean;
  style: Style;
}

interface TextProps {
  /** The part of the bar, in graph units, in which the text has this colour. */
  from: number;
  to: number;
  colour: string;
  face: Face;
  baseline: number;
  height: number;
  children: string;
}

/** A nested drawing cuts off what is outside of it, so a text may change its colour where the ground does. */
function TextPart({ from, to, colour, face, baseline, height, children }: TextProps) {
  const { indent } = lines[face].bar;
  const { size, weight } = type[`${face}Verdict`];
  const text = (
    <text x={indent - from} y={baseline} fontSize={size} fontWeight={weight} fill={colour}>
      {children}
    </text>
  );
  return from === 0 && to === innerWidth ? (
    text
  ) : (
    <svg x={from} width={Math.max(0, to - from)} height={height} overflow="hidden">
      {text}
    </svg>
  );
}

function sizeOf(face: Face, tall: boolean): { height: number; baseline: number } {
  const { bar, strip } = lines[face];
  const height = tall ? strip.top + strip.height - bar.top : bar.height;
  return { height, baseline: bar.baseline + (height - bar.height) / 2 };
}

/** How the subtasks spend their time, in three parts, and what that means in words on it. */
export const LoadBar = memo(function LoadBar({ bar, face, tall, style }: Props) {
  const { top, indent } = lines[face].bar;
  const { height, baseline } = sizeOf(face, tall);
  const { palette } = style;
  const measure = style.measure[`${face}Verdict`];
  const room = innerWidth - 2 * indent;
  const text = measure(bar.text) <= room ? bar.text : fitText(bar.short, room, measure);
  const textEnd = indent + measure(text);
  const unknownFrom = (bar.segments.find(({ kind }) => kind === 'unknown')?.from ?? 1) * innerWidth;
  const change = unknownFrom >= textEnd ? innerWidth : unknownFrom;
  return (
    <g transform={`translate(${inner.left} ${top})`}>
      {bar.segments.map(({ kind, from, to }) => {
        const { fill, pattern } = segmentLook(kind, palette);
        const box = { x: from * innerWidth, width: (to - from) * innerWidth, height };
        const paint = style.paint(pattern, 'near');
        return [
          <rect key={kind} {...box} fill={fill} />,
          paint !== null && <rect key={`${kind} pattern`} {...box} fill={paint} />,
        ];
      })}
      {unknownFrom < innerWidth && (
        <rect x={0.5} y={0.5} width={innerWidth - 1} height={height - 1} fill="none" stroke={palette.cardBorder} />
      )}
      {change > indent && (
        <TextPart from={0} to={change} colour={ink} face={face} height={height} baseline={baseline}>
          {text}
        </TextPart>
      )}
      {change < innerWidth && (
        <TextPart
          from={change > indent ? change : 0}
          to={innerWidth}
          colour={palette.text}
          face={face}
          height={height}
          baseline={baseline}
        >
          {text}
        </TextPart>
      )}
    </g>
  );
});
