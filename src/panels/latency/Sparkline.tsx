import { type Grid, valueAt } from './buckets';
import { placeOf, type Scale } from './scale';

interface Props {
  grid: Grid;
  row: number;
  /** The column to begin with. */
  first: number;
  scale: Scale;
  width: number;
  height: number;
  colour: string;
}

/** The line through known cells; gaps stay gaps. */
function sparkPath({ grid, row, first, scale, width, height }: Props): string {
  let path = '';
  let isDown = false;
  for (let column = first; column < grid.columns; column += 1) {
    const value = valueAt(grid, row, column);
    if (value === null) {
      isDown = false;
      continue;
    }
    const x = ((column - first + 0.5) / (grid.columns - first)) * width;
    const y = height - 1 - placeOf(scale, value) * (height - 2);
    path += `${isDown ? 'L' : 'M'}${x.toFixed(1)},${y.toFixed(1)}`;
    // A lone point is a short line.
    path += isDown ? '' : 'h0.5';
    isDown = true;
  }
  return path;
}

export function Sparkline(props: Props) {
  const { width, height, colour } = props;
  return (
    <svg width={width} height={height} aria-hidden>
      <path d={sparkPath(props)} fill="none" stroke={colour} strokeWidth={1.5} strokeLinecap="round" />
    </svg>
  );
}
