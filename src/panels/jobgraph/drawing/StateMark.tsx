import { type Palette } from '../colour';
import { hasEnded } from '../reading';
import { type CardContent } from './content';
import { type Face, inner, type } from './sizes';
import { type Style } from './style';

interface Props {
  state: NonNullable<CardContent['state']>;
  face: Face;
  /** Baseline. */
  y: number;
  style: Style;
}

const failed = (state: string) => state === 'FAILED' || state === 'FAILING';

function colourOf(state: string, { error, quiet, warning }: Palette): string {
  if (failed(state)) {
    return error;
  }
  return hasEnded(state) ? quiet : warning;
}

/** In a box of 10: a tick, a cross, a bar for what was stopped, an open ring for what is on its way. */
function glyphOf(state: string): string {
  if (state === 'FINISHED') {
    return 'M1,5.5L4,8.5L9,2';
  }
  if (failed(state)) {
    return 'M2,2L8,8M8,2L2,8';
  }
  return hasEnded(state) ? 'M2,5H8' : 'M5,1A4,4 0 1 1 1,5';
}

/** Flink's word for the state, with a shape of its own and how many subtasks run. */
export function StateMark({ state: { word, running }, face, y, style }: Props) {
  const colour = colourOf(word, style.palette);
  const { size } = type[`${face}Rate`];
  const scale = (size * 0.8) / 10;
  return (
    <g transform={`translate(${inner.left} ${y})`}>
      <path
        d={glyphOf(word)}
        transform={`translate(0 ${-size * 0.78}) scale(${scale})`}
        fill="none"
        stroke={colour}
        strokeWidth={1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <text x={size * 0.8 + 6} fontSize={size} fill={colour}>
        {word}
        {running !== null && (
          <tspan dx={size * 0.6} fill={style.palette.quiet}>
            {running}
          </tspan>
        )}
      </text>
    </g>
  );
}
