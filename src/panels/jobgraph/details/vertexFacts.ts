import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type GraphVertex, taskCounts } from '../../../frames/jobGraph';
import { fill, raw } from '../../../text/fill';
import { type FigureColumn, type Figures } from '../figures';
import { figureText } from '../tint';
import { spanText, type Words } from '../words';
import { type Way } from '../../shared/ways';

export interface Fact {
  label: string;
  value: string;
  /** Where the columns behind it lead. */
  ways: readonly Way[];
}

/** How values are written, and where their columns lead. */
export interface FactParts {
  figures: Figures;
  words: Words;
  waysOf(column: FigureColumn): readonly Way[];
}

interface Clock {
  timeZone: string;
  /** Epoch ms. */
  now: number;
}

const known = (facts: ReadonlyArray<Fact | null>): Fact[] => facts.filter((fact) => fact !== null);

function plain<Value>(label: string, value: Value | null, text: (value: Value) => string): Fact | null {
  return value === null ? null : { label, value: text(value), ways: [] };
}

/** The facts of one vertex by its columns: names, units and links of the fields' options win. */
class Columns {
  constructor(
    private readonly vertex: GraphVertex,
    private readonly parts: FactParts
  ) {}

  text(column: FigureColumn): string | null {
    const value = this.vertex[column];
    return value === null ? null : figureText(column, value, this.parts.figures, this.parts.words);
  }

  /** @param columns behind the fact, the one that may rename it first */
  fact(label: string, value: string | null, columns: readonly FigureColumn[]): Fact | null {
    const { figures, waysOf } = this.parts;
    const [first] = columns;
    return value === null
      ? null
      : {
          label: (first === undefined ? null : figures[first].label) ?? label,
          value,
          ways: columns.flatMap((column) => waysOf(column)),
        };
  }

  one(label: string, column: FigureColumn): Fact | null {
    return this.fact(label, this.text(column), [column]);
  }

  /** The highest subtask and the mean, as far as they are known. */
  share(label: string, highest: FigureColumn, average: FigureColumn): Fact | null {
    const max = this.text(highest);
    const mean = this.text(average);
    if (max !== null && mean !== null) {
      const both = t('facts.maxAndMean', '{{- max}} highest subtask, {{- mean}} mean', raw);
      return this.fact(label, fill(both, { max, mean }), [highest, average]);
    }
    return max === null
      ? this.mean(label, average)
      : this.fact(label, fill(t('facts.max', '{{- max}} highest subtask', raw), { max }), [highest]);
  }

  mean(label: string, column: FigureColumn): Fact | null {
    const mean = this.text(column);
    return mean === null ? null : this.fact(label, fill(t('facts.mean', '{{- mean}} mean', raw), { mean }), [column]);
  }

  flow(label: string, records: FigureColumn, bytes: FigureColumn): Fact | null {
    const texts = [this.text(records), this.text(bytes)].filter((text) => text !== null);
    return texts.length === 0 ? null : this.fact(label, texts.join(' · '), [records, bytes]);
  }

  skew(label: string): Fact | null {
    const factor = this.text('skewFactor');
    const { skewSubtask: subtask } = this.vertex;
    const sentence = t('facts.skewAt', '{{- factor}}, most in subtask {{- subtask}}', raw);
    return this.fact(label, factor === null || subtask === null ? factor : fill(sentence, { factor, subtask }), [
      'skewFactor',
    ]);
  }
}

/** What its subtasks do with their time, and what passes them. */
export function loadFacts(vertex: GraphVertex, parts: FactParts): Fact[] {
  const columns = new Columns(vertex, parts);
  return known([
    columns.share(t('legend.busy', 'busy'), 'busyMax', 'busyMean'),
    columns.share(t('legend.backpressured', 'backpressured'), 'backpressuredMax', 'backpressuredMean'),
    columns.mean(t('legend.idle', 'idle'), 'idleMean'),
    columns.flow(t('facts.in', 'in'), 'recordsIn', 'bytesIn'),
    columns.flow(t('facts.out', 'out'), 'recordsOut', 'bytesOut'),
    columns.skew(t('facts.skew', 'skew')),
  ]);
}

/** Watermark and checkpoint. */
export function timeFacts(vertex: GraphVertex, parts: FactParts): Fact[] {
  const columns = new Columns(vertex, parts);
  return known([
    columns.one(t('facts.watermark', 'watermark'), 'watermarkLag'),
    columns.one(t('facts.checkpoint', 'checkpoint, end to end'), 'checkpointDuration'),
    columns.one(t('facts.startDelay', 'longest start delay'), 'checkpointStartDelay'),
    columns.one(t('facts.alignment', 'longest alignment'), 'checkpointAlignment'),
  ]);
}

/** How its tasks are. */
export function taskFacts(vertex: GraphVertex, words: Words, { timeZone, now }: Clock): Fact[] {
  const counts = [...taskCounts(vertex.tasks)];
  const since = (at: number) =>
    fill(t('facts.sinceAgo', '{{- time}}, {{- span}} ago', raw), {
      time: dateTimeFormat(at, { timeZone }),
      span: spanText(now - at, words),
    });
  return known([
    plain(t('facts.tasks', 'tasks'), counts.length === 0 ? null : counts, (all) =>
      all.map(([state, count]) => `${count} ${state}`).join(' · ')
    ),
    plain(t('facts.since', 'since'), vertex.started, since),
    plain(t('facts.attempt', 'restarts of its tasks'), vertex.attempt === 0 ? null : vertex.attempt, String),
  ]);
}
