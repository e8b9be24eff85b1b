import { memo } from 'react';
import { ink, segmentLook } from '../colour';
import { fitText } from '../fitText';
import { type Reading, segmentsOf } from '../reading';
import { verdictText, type Words } from '../words';
import { type Face, inner, innerWidth, lines, type } from './sizes';
import { barClipId, type Style } from './style';

interface Props {
  reading: Reading;
  face: Face;
  style: Style;
  words: Words;
}

interface TextProps {
  /** The part of the bar, in graph units, in which the text has this colour. */
  from: number;
  to: number;
  colour: string;
  face: Face;
  children: string;
}

/** A nested drawing cuts off what is outside of it, so a text may change its colour where the ground does. */
function TextPart({ from, to, colour, face, children }: TextProps) {
  const { height, indent, baseline } = lines[face].bar;
  const { size, weight } = type[`${face}Verdict`];
  return (
    <svg x={from} width={Math.max(0, to - from)} height={height} overflow="hidden">
      <text x={indent - from} y={baseline} fontSize={size} fontWeight={weight} fill={colour}>
        {children}
      </text>
    </svg>
  );
}

/** How the subtasks spend their time, in three parts, and what that means in words on it. */
export const LoadBar = memo(function LoadBar({ reading, face, style, words }: Props) {
  const { top, height, radius, indent } = lines[face].bar;
  const { palette } = style;
  const segments = segmentsOf(reading);
  const measure = style.measure[`${face}Verdict`];
  const text = fitText(verdictText(reading.verdict, words), innerWidth - 2 * indent, measure);
  const textEnd = indent + measure(text);
  const unknownFrom = (segments.find(({ kind }) => kind === 'unknown')?.from ?? 1) * innerWidth;
  return (
    <g transform={`translate(${inner.left} ${top})`}>
      <g clipPath={`url(#${barClipId(style.prefix, face)})`}>
        {segments.map(({ kind, from, to }) => {
          const { fill, pattern } = segmentLook(kind, palette);
          const box = { x: from * innerWidth, width: (to - from) * innerWidth, height };
          const paint = style.paint(pattern, 'near');
          return (
            <g key={kind}>
              <rect {...box} fill={fill} />
              {paint !== null && <rect {...box} fill={paint} />}
            </g>
          );
        })}
      </g>
      {unknownFrom < innerWidth && (
        <rect
          x={0.5}
          y={0.5}
          width={innerWidth - 1}
          height={height - 1}
          rx={radius}
          fill="none"
          stroke={palette.cardBorder}
        />
      )}
      {unknownFrom > indent && (
        <TextPart from={0} to={unknownFrom} colour={ink} face={face}>
          {text}
        </TextPart>
      )}
      {unknownFrom < textEnd && (
        <TextPart from={unknownFrom} to={innerWidth} colour={palette.text} face={face}>
          {text}
        </TextPart>
      )}
    </g>
  );
});
