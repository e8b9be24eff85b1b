import { fitLines, fitText, type Measure } from '../fitText';
import { card } from '../layout/geometry';
import { type CardContent } from './content';
import { radius, type } from './sizes';
import { type Style } from './style';

interface Props {
  content: CardContent;
  /** Below a certain size there is no room for a name. */
  named: boolean;
  style: Style;
}

const gap = 12;
const baselines = [50, 92] as const;
const middle = 72;
/** The side of a card that carries the pattern, clear of its name. */
const side = 24;

/** The name; of a vertex that needs attention also why, in as many words as there is room for. */
function textsOf({ name, far }: CardContent, room: number, measure: Measure): string[] {
  if (far === null) {
    return fitLines(name, room, baselines.length, measure);
  }
  const [text, short] = far;
  return [fitText(name, room, measure), measure(text) <= room ? text : fitText(short, room, measure)];
}

/** From afar the whole card has the vertex's colour. */
export function FarFace({ content, named, style }: Props) {
  const { fill, pattern, text } = content.look;
  const paint = style.paint(pattern, 'far');
  const room = card.width - side - 1.5 * gap;
  const texts = named ? textsOf(content, room, style.measure.far) : [];
  return (
    <>
      <rect
        {...card}
        rx={radius}
        fill={fill}
        stroke={fill === style.palette.track ? style.palette.cardBorder : undefined}
        vectorEffect="non-scaling-stroke"
      />
      {paint !== null && <rect {...card} width={named ? side : card.width} rx={radius} fill={paint} />}
      {texts.map((line, index) => (
        <text
          key={baselines[index]}
          x={side + gap / 2}
          y={texts.length === 1 ? middle : baselines[index]}
          fontSize={type.far.size}
          fontWeight={type.far.weight}
          fill={text}
        >
          {line}
        </text>
      ))}
    </>
  );
}
