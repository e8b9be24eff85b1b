import { type GraphSubtask, type GraphVertex, taskCounts } from '../../../frames/jobGraph';
import { type Look } from '../colour';
import { type Figures } from '../figures';
import { notKnown, percent, times } from '../format';
import { type Heat, heatOf } from '../heat';
import { nameOf } from '../names';
import { type Options } from '../options';
import { hasEnded, isRunning, type Reading, readingOf, type Segment, segmentsOf } from '../reading';
import { figureText, type Tint, tintOf } from '../tint';
import { rankText, runningText, spokenVertex, verdictText, type Words } from '../words';
import { fill } from '../../../text/fill';
import { type Style } from './style';

export type Tone = 'plain' | 'quiet' | 'warning';

/** A short statement on a card. */
export interface Fact {
  label: string;
  text: string;
  tone: Tone;
}

/** Tasks in one state, as a part of a bar from 0 to 1. */
export interface TaskPart {
  state: string;
  count: number;
  from: number;
  to: number;
}

/** What is there of a vertex however far away one is. */
export interface Glance {
  id: string;
  /** All that is known, for those who do not see the card. */
  spoken: string;
  look: Look;
  /** On the mark of a bottleneck. */
  mark: string | null;
}

/** What stands on a card, in words and whole per cent: equal contents look the same. */
export interface CardContent extends Glance {
  name: string;
  /** Such as `×8`. */
  count: string;
  /** What the bar says, also in fewer words, and its parts; null for a vertex that has ended or not begun. */
  bar: { text: string; short: string; segments: readonly Segment[] } | null;
  /** Flink's word and how many subtasks run, unless all do. */
  state: { word: string; running: string | null } | null;
  heat: Heat | null;
  /** Null while all tasks are in one state. */
  tasks: readonly TaskPart[] | null;
  rates: readonly Fact[];
  /** What the numbers are taken over, where that is not the usual. */
  note: string;
  /** When the values were measured, if they are notably older than those of other vertices. */
  oldSince: number | null;
  /** Most important first. */
  facts: readonly Fact[];
  /** From afar: why the vertex needs attention, or the value behind its colour; the second in fewer words. */
  far: readonly [string, string] | null;
}

export interface ContentParts {
  options: Options;
  figures: Figures;
  style: Style;
  words: Words;
  subtasks: ReadonlyMap<string, readonly GraphSubtask[]>;
  old: ReadonlyMap<string, number>;
  /** By vertex id, 1 = what holds the job back most. */
  ranks: ReadonlyMap<string, number>;
}

const wholePercent = (share: number | null) => (share === null ? null : Math.round(share * 100) / 100);

/** In whole per cent, as it is said: what nobody can see is not drawn anew. */
const rounded = ({ busy, backpressured, idle, of, level, verdict }: Reading): Reading => ({
  busy: wholePercent(busy),
  backpressured: wholePercent(backpressured),
  idle: wholePercent(idle),
  of,
  level,
  verdict,
});

/** Those that run first, then those on their way, then those at an end. */
const order = (state: string): number => {
  if (state === 'RUNNING') {
    return 0;
  }
  return hasEnded(state) ? 2 : 1;
};

/** A bar of the states of a vertex's tasks; null while they are all in one. */
export function taskParts(tasks: string | null): TaskPart[] | null {
  const counts = [...taskCounts(tasks)].filter(([, count]) => count > 0);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  if (counts.length < 2) {
    return null;
  }
  let from = 0;
  return counts
    .sort(([left], [right]) => order(left) - order(right))
    .map(([state, count]) => {
      const part = { state, count, from, to: from + count / all };
      from = part.to;
      return part;
    });
}

const rateOf = (column: 'recordsIn' | 'recordsOut', vertex: GraphVertex, { figures, words }: ContentParts): Fact => {
  const value = vertex[column];
  return {
    label: figures[column].label ?? words.card[column === 'recordsIn' ? 'in' : 'out'],
    text: value === null ? notKnown : figureText(column, value, figures, words),
    tone: 'plain',
  };
};

function skewFact({ skewFactor, skewSubtask }: GraphVertex, { options, figures, words }: ContentParts): Fact[] {
  const isHigh = skewFactor !== null && skewFactor >= options.skewLimit;
  if (skewFactor === null || (!isHigh && options.colourBy !== 'skew')) {
    return [];
  }
  const factor = figures.skewFactor.text(skewFactor) ?? times(skewFactor);
  const sentence = skewSubtask === null ? words.card.skewFactor : words.card.skewSubtask;
  return [
    { label: '', text: fill(sentence, { factor, index: skewSubtask ?? '' }), tone: isHigh ? 'warning' : 'plain' },
  ];
}

function watermarkFact({ watermarkLag }: GraphVertex, { options, figures, words }: ContentParts): Fact[] {
  if (watermarkLag === null) {
    return [];
  }
  const isLate = watermarkLag >= options.watermarkLimit * 1000;
  return [
    {
      label: figures.watermarkLag.label ?? words.card.watermark,
      text: figureText('watermarkLag', watermarkLag, figures, words),
      tone: isLate ? 'warning' : 'plain',
    },
  ];
}

function checkpointFact({ checkpointDuration }: GraphVertex, { options, figures, words }: ContentParts): Fact[] {
  return checkpointDuration === null || options.colourBy !== 'checkpoint'
    ? []
    : [
        {
          label: figures.checkpointDuration.label ?? words.card.checkpoint,
          text: figureText('checkpointDuration', checkpointDuration, figures, words),
          tone: 'plain',
        },
      ];
}

/** What passes, in bytes: of a source what it sends, as it reads none that Flink counts. */
function volumeFact({ bytesIn, bytesOut }: GraphVertex, { figures, words }: ContentParts): Fact[] {
  const column = bytesIn === null ? 'bytesOut' : 'bytesIn';
  const bytes = bytesIn ?? bytesOut;
  return bytes === null
    ? []
    : [
        {
          label: figures[column].label ?? words.card.volume,
          text: figureText(column, bytes, figures, words),
          tone: 'quiet',
        },
      ];
}

const restartedFact = ({ attempt }: GraphVertex, { words }: ContentParts): Fact[] =>
  attempt === null || attempt < 1
    ? []
    : [{ label: '', text: fill(words.card.restarted, { count: attempt }), tone: 'quiet' }];

/** Tasks by state in words, beside the bar that shows them. */
const tasksFact = (tasks: readonly TaskPart[] | null): Fact[] =>
  tasks === null
    ? []
    : [{ label: '', text: tasks.map(({ state, count }) => `${state} ${count}`).join(' · '), tone: 'plain' }];

function noteOf(vertex: GraphVertex, reading: Reading, { options, words }: ContentParts): string {
  if (vertex.basis === 'sinceStart') {
    return words.card.sinceStart;
  }
  return reading.of === 'mean' && options.over === 'max' ? words.card.mean : '';
}

function farOf(reading: Reading, figure: string | null, { options, words }: ContentParts): CardContent['far'] {
  if (options.colourBy !== 'pressure') {
    return figure === null ? null : [figure, figure];
  }
  const { verdict } = reading;
  return verdict.kind === 'high' || verdict.kind === 'busy'
    ? [verdictText(verdict, words), percent(verdict.share)]
    : null;
}

/** The value behind the colour, where the name of the vertex does not tell it anyhow. */
const spokenTint = (vertex: GraphVertex, figure: string | null, { options, words }: ContentParts): string[] =>
  options.colourBy === 'checkpoint' && figure !== null && vertex.checkpointDuration !== null
    ? [fill(words.spoken.checkpoint, { duration: figure })]
    : [];

interface Seen {
  reading: Reading;
  /** The reading in whole per cent. */
  shown: Reading;
  heat: Heat | null;
  tint: Tint;
}

function seen(vertex: GraphVertex, parts: ContentParts): Seen {
  const { options, figures, style, words } = parts;
  const reading = readingOf(vertex, options.over);
  const shown = rounded(reading);
  const isInactive = reading.verdict.kind === 'inactive';
  return {
    reading,
    shown,
    heat: isInactive ? null : heatOf(vertex.parallelism, parts.subtasks.get(vertex.id) ?? []),
    tint: tintOf(vertex, shown, { colourBy: options.colourBy, figures, palette: style.palette, words }),
  };
}

function glance(vertex: GraphVertex, { reading, heat, tint }: Seen, parts: ContentParts): Glance {
  const { words } = parts;
  const rank = parts.ranks.get(vertex.id);
  const spoken = spokenVertex(vertex, reading, words, { rank, heat });
  return {
    id: vertex.id,
    spoken: [spoken, ...spokenTint(vertex, tint.figure, parts)].join(words.listSeparator),
    look: tint.look,
    mark: rank === undefined ? null : rankText(rank, words.card),
  };
}

function barOf({ verdict }: Reading, shown: Reading, words: Words): CardContent['bar'] {
  if (verdict.kind === 'inactive') {
    return null;
  }
  const text = verdictText(verdict, words);
  return { text, short: 'share' in verdict ? percent(verdict.share) : text, segments: segmentsOf(shown) };
}

/** The fact behind the colour comes first: a colour never stands alone. */
function factsOf(vertex: GraphVertex, tasks: readonly TaskPart[] | null, parts: ContentParts): Fact[] {
  const { colourBy } = parts.options;
  return [
    ...checkpointFact(vertex, parts),
    ...(colourBy === 'skew' ? skewFact(vertex, parts) : []),
    ...(colourBy === 'watermark' ? watermarkFact(vertex, parts) : []),
    ...tasksFact(tasks),
    ...(colourBy === 'skew' ? [] : skewFact(vertex, parts)),
    ...(colourBy === 'watermark' ? [] : watermarkFact(vertex, parts)),
    ...restartedFact(vertex, parts),
    ...volumeFact(vertex, parts),
  ];
}

/** What there is of a card from very far. */
export const glanceOf = (vertex: GraphVertex, parts: ContentParts): Glance =>
  glance(vertex, seen(vertex, parts), parts);

/** Everything that one card says. */
export function contentOf(vertex: GraphVertex, parts: ContentParts): CardContent {
  const { options, words } = parts;
  const what = seen(vertex, parts);
  const { reading, shown, heat, tint } = what;
  const tasks = taskParts(vertex.tasks);
  return {
    ...glance(vertex, what, parts),
    name: nameOf(vertex),
    count: vertex.parallelism === null ? '' : `×${vertex.parallelism}`,
    bar: barOf(reading, shown, words),
    state:
      isRunning(vertex.state) || vertex.state === null
        ? null
        : { word: vertex.state, running: hasEnded(vertex.state) ? null : runningText(vertex) },
    heat: options.heatStrip ? heat : null,
    tasks,
    rates: [rateOf('recordsIn', vertex, parts), rateOf('recordsOut', vertex, parts)],
    note: noteOf(vertex, reading, parts),
    oldSince: parts.old.get(vertex.id) ?? null,
    facts: factsOf(vertex, tasks, parts),
    far: farOf(reading, tint.figure, parts),
  };
}
