import { memo } from 'react';
import { heatLook, type Pattern, stateLook } from '../colour';
import { type Heat } from '../heat';
import { type TaskPart } from './content';
import { type Face, inner, innerWidth, lines } from './sizes';
import { type Style } from './style';

interface Block {
  fill: string;
  pattern: Pattern;
  from: number;
  to: number;
}

interface BlocksProps {
  blocks: readonly Block[];
  face: Face;
  style: Style;
}

/** Between two cells; less where they are narrow. */
const widestGap = 2;
const tick = { width: 6, height: 4 };

const round = (value: number) => Math.round(value * 100) / 100;

/** One path for all blocks of a paint: a drawing of thousands of cells costs as little as one of tens. */
function byPaint(blocks: readonly Block[], paintOf: (block: Block) => string | null, height: number) {
  const paths = new Map<string, string>();
  for (const block of blocks) {
    const paint = paintOf(block);
    if (paint !== null) {
      const { from, to } = block;
      paths.set(paint, `${paths.get(paint) ?? ''}M${round(from)},0H${round(to)}V${height}H${round(from)}Z`);
    }
  }
  return [...paths];
}

function Blocks({ blocks, face, style }: BlocksProps) {
  const { height } = lines[face].strip;
  return (
    <>
      {byPaint(blocks, ({ fill }) => fill, height).map(([fill, d]) => (
        <path
          key={fill}
          d={d}
          fill={fill}
          stroke={fill === style.palette.track ? style.palette.cardBorder : undefined}
          strokeWidth={0.75}
        />
      ))}
      {byPaint(blocks, ({ pattern }) => style.paint(pattern, 'near'), height).map(([paint, d]) => (
        <path key={paint} d={d} fill={paint} />
      ))}
    </>
  );
}

/** One cell a subtask from left to right; a tick points at one that stands out. */
export const HeatStrip = memo(function HeatStrip({ heat, face, style }: { heat: Heat; face: Face; style: Style }) {
  const { top, height } = lines[face].strip;
  const pitch = innerWidth / heat.cells.length;
  const gap = Math.min(widestGap, pitch / 6);
  const blocks = heat.cells.map((cell, index): Block => {
    const { fill, pattern } = heatLook(cell, style.palette);
    const to = (index + 1) * pitch;
    return { fill, pattern, from: index * pitch, to: index === heat.cells.length - 1 ? to : to - gap };
  });
  const marked = heat.hottest?.standsOut === true ? blocks[heat.hottest.cell] : undefined;
  const middle = marked === undefined ? 0 : (marked.from + marked.to) / 2;
  return (
    <g transform={`translate(${inner.left} ${top})`}>
      <Blocks blocks={blocks} face={face} style={style} />
      {marked !== undefined && (
        <g data-hottest={heat.hottest?.index}>
          <path
            d={`M${round(marked.from)},0H${round(marked.to)}V${height}H${round(marked.from)}Z`}
            fill="none"
            stroke={style.palette.text}
            strokeWidth={1.5}
          />
          <path
            d={`M${round(middle)},${height + 1.5}l${tick.width / 2},${tick.height}h${-tick.width}z`}
            fill={style.palette.text}
          />
        </g>
      )}
    </g>
  );
});

/** How many tasks are in which state; the words stand below it. */
export const TaskBar = memo(function TaskBar({
  tasks,
  face,
  style,
}: {
  tasks: readonly TaskPart[];
  face: Face;
  style: Style;
}) {
  const blocks = tasks.map(({ state, from, to }): Block => {
    const { fill, pattern } = stateLook(state, style.palette);
    return { fill, pattern, from: from * innerWidth, to: to * innerWidth };
  });
  return (
    <g transform={`translate(${inner.left} ${lines[face].strip.top})`}>
      <Blocks blocks={blocks} face={face} style={style} />
    </g>
  );
});
