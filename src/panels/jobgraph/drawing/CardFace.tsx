import { type GraphVertex } from '../../../frames/jobGraph';
import { vertexLook } from '../colour';
import { fitChain, fitLines, fitText, type Measure } from '../fitText';
import { percent, recordRate } from '../format';
import { card } from '../layout/geometry';
import { type Detail } from '../lod';
import { isRunning, type Reading } from '../reading';
import { useNow } from '../useNow';
import { spanText, verdictText, type Words } from '../words';
import { LoadBar } from './LoadBar';
import { type Face, inner, innerWidth, lines, radius, stripe, type } from './sizes';
import { StateMark } from './StateMark';
import { type Style } from './style';

export interface FaceProps {
  vertex: GraphVertex;
  reading: Reading;
  /** When the values were measured, if they are notably older than those of other vertices. */
  oldSince: number | null;
  style: Style;
  words: Words;
}

const gap = 12;
const nameOf = ({ title, name, id }: GraphVertex) => title ?? name ?? id;

const stripePath = `M${radius},0.5H${stripe}V${card.height - 0.5}H${radius}a${radius},${radius} 0 0 1 ${-radius},${-radius}V${radius + 0.5}a${radius},${radius} 0 0 1 ${radius},${-radius}Z`;

function Stripe({ reading, style }: Pick<FaceProps, 'reading' | 'style'>) {
  const { fill, pattern } = vertexLook(reading, style.palette);
  const paint = style.paint(pattern, 'near');
  return (
    <>
      <path d={stripePath} fill={fill} stroke={fill === style.palette.track ? style.palette.cardBorder : undefined} />
      {paint !== null && <path d={stripePath} fill={paint} />}
    </>
  );
}

interface PartProps extends FaceProps {
  face: Face;
}

/** The name on the left, how many subtasks on the right, never touching. */
function Title({ vertex, style, face }: PartProps) {
  const count = vertex.parallelism === null ? '' : `×${vertex.parallelism}`;
  const room = innerWidth - (count === '' ? 0 : style.measure[`${face}Count`](count) + gap);
  const { size, weight } = type[`${face}Name`];
  const y = lines[face].name;
  return (
    <>
      <text x={inner.left} y={y} fontSize={size} fontWeight={weight} fill={style.palette.text}>
        {fitChain(nameOf(vertex), room, style.measure[`${face}Name`])}
      </text>
      <text x={inner.right} y={y} textAnchor="end" fontSize={type[`${face}Count`].size} fill={style.palette.quiet}>
        {count}
      </text>
    </>
  );
}

function Age({ since, words }: { since: number; words: Words }) {
  return <>{spanText(useNow() - since, words)}</>;
}

/** Between a rate and its label. */
const labelGap = (size: number) => size / 2;

/** What a reader must know of the numbers: that they are old, or not the maximum of the last moments. */
function Note({ vertex, reading, oldSince, style, words, face }: PartProps) {
  const { card: texts } = words;
  const mean = reading.of === 'mean' ? texts.mean : '';
  const note = vertex.basis === 'sinceStart' ? texts.sinceStart : mean;
  const { [`${face}Note` as const]: noteWidth, [`${face}Rate` as const]: rateWidth } = style.measure;
  const taken = noteWidth(texts.out) + labelGap(type[`${face}Rate`].size) + rateWidth(recordRate(vertex.recordsOut));
  const fits = noteWidth(note) <= inner.right - lines[face].rateLeft[1] - taken - gap / 2;
  return (
    <text
      x={inner.right}
      y={lines[face].rates}
      textAnchor="end"
      fontSize={type[`${face}Note`].size}
      fill={style.palette.quiet}
    >
      {oldSince === null ? fits && note : <Age since={oldSince} words={words} />}
    </text>
  );
}

function Rates({ vertex, style, words, face }: PartProps) {
  const rates = [
    [words.card.in, vertex.recordsIn],
    [words.card.out, vertex.recordsOut],
  ] as const;
  const { size } = type[`${face}Rate`];
  const { rateLeft, rates: baseline } = lines[face];
  return (
    <>
      {rates.map(([label, value], index) => (
        <text key={label} x={rateLeft[index]} y={baseline} fontSize={size} fill={style.palette.text}>
          <tspan fill={style.palette.quiet} fontSize={type[`${face}Note`].size}>
            {label}
          </tspan>
          <tspan dx={labelGap(size)}>{recordRate(value)}</tspan>
        </text>
      ))}
    </>
  );
}

/** A vertex that counts, or soon will: its bar, and below it the rates or why there are none. */
function Work(props: PartProps) {
  const { vertex, reading, style, words, face } = props;
  return (
    <>
      <LoadBar reading={reading} face={face} style={style} words={words} />
      {isRunning(vertex.state) ? (
        <>
          <Rates {...props} />
          <Note {...props} />
        </>
      ) : (
        <StateMark vertex={vertex} face={face} style={style} y={lines[face].rates} />
      )}
    </>
  );
}

function NearFace(props: PartProps) {
  const { vertex, reading, style, face } = props;
  return (
    <>
      <Stripe reading={reading} style={style} />
      <Title {...props} />
      {reading.verdict.kind === 'inactive' ? (
        <StateMark vertex={vertex} face={face} style={style} y={lines[face].state} />
      ) : (
        <Work {...props} />
      )}
    </>
  );
}

const farLines = [37, 73] as const;
const farMiddle = 56;
/** The side of a card that carries the pattern, clear of its name. */
const farSide = 24;

/** The name; of a vertex that needs attention also why, in as many words as there is room for. */
function farTexts(vertex: GraphVertex, reading: Reading, room: number, measure: Measure, words: Words): string[] {
  const name = nameOf(vertex);
  const { verdict } = reading;
  if (verdict.kind !== 'high' && verdict.kind !== 'busy') {
    return fitLines(name, room, farLines.length, measure);
  }
  const text = verdictText(verdict, words);
  return [fitText(name, room, measure), measure(text) <= room ? text : percent(verdict.share)];
}

/** From afar the whole card has the vertex's colour; below a certain size without a name. */
function FarFace({ vertex, reading, style, words, named }: FaceProps & { named: boolean }) {
  const { fill, pattern, text } = vertexLook(reading, style.palette);
  const paint = style.paint(pattern, 'far');
  const room = card.width - farSide - 1.5 * gap;
  const texts = named ? farTexts(vertex, reading, room, style.measure.far, words) : [];
  return (
    <>
      <rect
        {...card}
        rx={radius}
        fill={fill}
        stroke={fill === style.palette.track ? style.palette.cardBorder : undefined}
        vectorEffect="non-scaling-stroke"
      />
      {paint !== null && <rect {...card} width={named ? farSide : card.width} rx={radius} fill={paint} />}
      {texts.map((line, index) => (
        <text
          key={farLines[index]}
          x={farSide + gap / 2}
          y={texts.length === 1 ? farMiddle : farLines[index]}
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

/** What stands on a card, by level of detail. */
export function CardFace({ detail, ...props }: FaceProps & { detail: Detail }) {
  switch (detail) {
    case 'full':
    case 'large':
      return <NearFace {...props} face={detail} />;
    case 'name':
      return <FarFace {...props} named />;
    case 'colour':
      return <FarFace {...props} named={false} />;
  }
}
