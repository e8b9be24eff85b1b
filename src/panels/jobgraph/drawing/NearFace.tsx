import { fitChain, fitText } from '../fitText';
import { card } from '../layout/geometry';
import { useNow } from '../../shared/useNow';
import { spanText, type Words } from '../words';
import { type CardContent, type Fact, type Tone } from './content';
import { placeFacts } from './facts';
import { HeatStrip, TaskBar } from './HeatStrip';
import { LoadBar } from './LoadBar';
import { type Face, inner, innerWidth, lines, radius, stripe, type } from './sizes';
import { StateMark } from './StateMark';
import { type Style } from './style';

interface Props {
  content: CardContent;
  face: Face;
  style: Style;
  words: Words;
}

type PartProps = Omit<Props, 'words'>;

const gap = 12;
/** Left end of the second rate. */
const secondRate = 122;

const stripePath = `M${radius},0.5H${stripe}V${card.height - 0.5}H${radius}a${radius},${radius} 0 0 1 ${-radius},${-radius}V${radius + 0.5}a${radius},${radius} 0 0 1 ${radius},${-radius}Z`;

function Stripe({ content: { look }, style }: PartProps) {
  const paint = style.paint(look.pattern, 'near');
  return (
    <>
      <path
        d={stripePath}
        fill={look.fill}
        stroke={look.fill === style.palette.track ? style.palette.cardBorder : undefined}
      />
      {paint !== null && <path d={stripePath} fill={paint} />}
    </>
  );
}

/** The name on the left, how many subtasks on the right, never touching. */
function Title({ content: { name, count }, style, face }: PartProps) {
  const room = innerWidth - (count === '' ? 0 : style.measure[`${face}Count`](count) + gap);
  const { size, weight } = type[`${face}Name`];
  const y = lines[face].name;
  return (
    <>
      <text x={inner.left} y={y} fontSize={size} fontWeight={weight} fill={style.palette.text}>
        {fitChain(name, room, style.measure[`${face}Name`])}
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

/** Between a value and its label. */
const labelGap = (size: number) => size / 2;

/** What a reader must know of the numbers: that they are old, or not the maximum of the last moments. */
function Note({ content: { note, oldSince, rates }, style, words, face, y }: Props & { y: number }) {
  const { [`${face}Note` as const]: noteWidth, [`${face}Rate` as const]: rateWidth } = style.measure;
  const { label = '', text = '' } = rates[1] ?? {};
  const taken = noteWidth(label) + labelGap(type[`${face}Rate`].size) + rateWidth(text);
  const fits = noteWidth(note) <= inner.right - secondRate - taken - gap / 2;
  return oldSince === null && (!fits || note === '') ? null : (
    <text x={inner.right} y={y} textAnchor="end" fontSize={type[`${face}Note`].size} fill={style.palette.quiet}>
      {oldSince === null ? note : <Age since={oldSince} words={words} />}
    </text>
  );
}

function Rates({ content: { rates }, style, face, y }: PartProps & { y: number }) {
  const { size } = type[`${face}Rate`];
  const room = (secondRate - inner.left) / 2;
  return (
    <text y={y} fontSize={size} fill={style.palette.text}>
      {rates.map(({ label, text }, index) => [
        <tspan
          key={`label ${index}`}
          x={index === 0 ? inner.left : secondRate}
          fill={style.palette.quiet}
          fontSize={type[`${face}Note`].size}
        >
          {fitText(label, room, style.measure[`${face}Note`])}
        </tspan>,
        <tspan key={index} dx={labelGap(size)}>
          {text}
        </tspan>,
      ])}
    </text>
  );
}

function FactLine({ facts, style, face, y }: { facts: readonly Fact[]; style: Style; face: Face; y: number }) {
  const { size } = type[`${face}Rate`];
  const { palette, measure } = style;
  const colours: Readonly<Record<Tone, string>> = {
    plain: palette.text,
    quiet: palette.quiet,
    warning: palette.warning,
  };
  const placed = placeFacts(facts, innerWidth, {
    label: measure[`${face}Note`],
    text: measure[`${face}Rate`],
    strong: measure[`${face}Strong`],
    gap: labelGap(size),
  });
  return placed.length === 0 ? null : (
    <text y={y} fontSize={size}>
      {placed.map(({ x, label, text, tone }, index) => [
        label !== '' && (
          <tspan key={`label ${index}`} x={inner.left + x} fill={palette.quiet} fontSize={type[`${face}Note`].size}>
            {label}
          </tspan>
        ),
        <tspan
          key={index}
          x={label === '' ? inner.left + x : undefined}
          dx={label === '' ? undefined : labelGap(size)}
          fill={colours[tone]}
          fontWeight={tone === 'warning' ? type[`${face}Strong`].weight : undefined}
        >
          {text}
        </tspan>,
      ])}
    </text>
  );
}

/** The subtasks, or how many of them are in which state where that is not all the same. */
function Strip({ content: { heat, tasks }, style, face }: PartProps) {
  if (tasks !== null) {
    return <TaskBar tasks={tasks} face={face} style={style} />;
  }
  return heat === null ? null : <HeatStrip heat={heat} face={face} style={style} />;
}

/** Rates, or why there are none, and what else is worth knowing. */
function Numbers(props: Props) {
  const { content, style, face } = props;
  const { rates, facts } = lines[face];
  if (rates === null || facts === null) {
    return null;
  }
  return (
    <>
      {content.state === null ? (
        <>
          <Rates {...props} y={rates} />
          <Note {...props} y={rates} />
        </>
      ) : (
        <StateMark state={content.state} face={face} style={style} y={rates} />
      )}
      <FactLine facts={content.facts} style={style} face={face} y={facts} />
    </>
  );
}

/** Between the middle of a card without a bar and the baseline of its state. */
const belowMiddle = 10;

/** A vertex that has ended or not begun: its state is all there is to say. */
function Ended({ content, style, face }: PartProps) {
  const { state, tasks } = content;
  const { facts, state: above } = lines[face];
  return (
    <>
      {state !== null && (
        <StateMark state={state} face={face} style={style} y={tasks === null ? card.height / 2 + belowMiddle : above} />
      )}
      {tasks !== null && <TaskBar tasks={tasks} face={face} style={style} />}
      {facts !== null && <FactLine facts={content.facts} style={style} face={face} y={facts} />}
    </>
  );
}

/** A card from near: all that there is room for. */
export function NearFace(props: Props) {
  const { content, style, face } = props;
  return (
    <>
      <Stripe {...props} />
      <Title {...props} />
      {content.bar === null ? (
        <Ended {...props} />
      ) : (
        <>
          <LoadBar bar={content.bar} face={face} tall={content.heat === null && content.tasks === null} style={style} />
          <Strip {...props} />
          <Numbers {...props} />
        </>
      )}
    </>
  );
}
