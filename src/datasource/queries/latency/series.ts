import { type Statistic } from '../../../flink/latency/markerName';
import { type Reading } from '../../../flink/latency/markers';
import { type Operator } from '../../../flink/latency/resolveNames';
import { type LatencySeries } from '../../../frames/latencySeries';
import { labelOf, type OperatorOf, operatorsById } from '../../../frames/latencyOf';
import { type LiveHistory } from '../../liveHistory';
import { Changes } from './changes';

/** A source, an operator and a statistic; the subtask if each has a line of its own. */
interface Line {
  sourceId: string | null;
  operatorId: string;
  subtask: number | null;
  statistic: Statistic;
  /** The maximum of what is known. */
  value: number;
  /** When the newest of it was read. */
  at: number;
}

/** More lines than this cannot be told apart, and each costs memory for as long as the dashboard is open. */
export const mostLines = 1_000;

/** The maximum over subtasks, of each statistic: an average of quantiles is no quantile. */
function linesOf(readings: readonly Reading[], bySubtask: boolean, statistics: readonly Statistic[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { histogram, values, at } of readings) {
    const { sourceId, operatorId } = histogram;
    const subtask = bySubtask ? histogram.subtask : null;
    for (const [statistic, value] of [...values].filter(([one]) => statistics.includes(one))) {
      const key = `${sourceId}/${operatorId}/${subtask}/${statistic}`;
      const old = lines.get(key);
      lines.set(key, {
        sourceId,
        operatorId,
        subtask,
        statistic,
        value: Math.max(old?.value ?? -Infinity, value),
        at: Math.max(old?.at ?? 0, at),
      });
    }
  }
  return [...lines.values()];
}

/** A line with its names, as long as its job is watched. */
interface Drawn {
  line: Omit<LatencySeries, 'points'>;
  /** Its name in the history. */
  name: string;
  /** Places in topological order: operator, source, subtask. */
  order: readonly number[];
}

export interface SeriesOfRefresh {
  jobId: string;
  readings: readonly Reading[];
  operators: readonly Operator[];
  bySubtask: boolean;
  /** Those to draw. */
  statistics: readonly Statistic[];
  /** Whether to tell how long values have not changed. */
  withUnchanged: boolean;
  /** When this refresh began: what was read before is no point of its own. */
  since: number;
  range: { from: number; to: number };
  /** Equal for equal questions: lines that had points before are drawn also while their job restarts or when it has ended. */
  key: string;
}

const historyName = (jobId: string, { sourceId, operatorId, subtask, statistic }: Line) =>
  `latency/${jobId}/${sourceId}/${operatorId}/${subtask}/${statistic}`;

function drawnOf(line: Line, jobId: string, operatorOf: OperatorOf): Drawn {
  const operator = operatorOf(line.operatorId);
  const source = line.sourceId === null ? null : operatorOf(line.sourceId);
  return {
    name: historyName(jobId, line),
    order: [operator.order, source?.order ?? -1, line.subtask ?? -1],
    line: {
      operator: labelOf(operator),
      operatorId: operator.id,
      source: source === null ? null : labelOf(source),
      sourceId: line.sourceId,
      vertex: operator.vertexName,
      vertexId: operator.vertexId,
      statistic: line.statistic,
      subtask: line.subtask,
    },
  };
}

const unchangedName = ({ name }: Pick<Drawn, 'name'>) => `${name}/unchanged`;

/** What was noted at the given times; null where nothing was. */
function unchangedOf(history: LiveHistory, name: string, times: readonly number[]): Array<number | null> {
  const [from = 0, to = 0] = [times[0], times.at(-1)];
  const noted = history.read(name, from, to);
  const byTime = new Map(noted.times.map((time, index) => [time, noted.values[index] ?? null]));
  return times.map((time) => byTime.get(time) ?? null);
}

const byOrder = (left: Drawn, right: Drawn) =>
  left.order.map((place, index) => place - (right.order[index] ?? 0)).find((difference) => difference !== 0) ?? 0;

/** Lines of the questions that were asked lately. */
export class SeriesMaker {
  private readonly drawn = new Map<string, ReadonlyMap<string, Drawn>>();
  private readonly changes = new Map<string, Changes>();

  constructor(private readonly most = 50) {}

  /** Adds what this refresh has read to the history, and gives all lines, in topological order. */
  make(refresh: SeriesOfRefresh, history: LiveHistory): { series: LatencySeries[]; leftOut: number } {
    const { jobId, readings, operators, bySubtask, statistics, since, range, key } = refresh;
    const operatorOf = operatorsById(operators);
    const now = linesOf(readings, bySubtask, statistics).map((line) => ({
      line,
      drawn: drawnOf(line, jobId, operatorOf),
    }));
    const all = new Map([...(this.drawn.get(key) ?? []), ...now.map(({ drawn }) => [drawn.name, drawn] as const)]);
    const shown = [...all.values()].sort(byOrder).slice(0, mostLines);
    const kept = new Map(shown.map((drawn) => [drawn.name, drawn]));
    const changes = this.changesOf(key);
    changes.note(readings, bySubtask);
    for (const { line, drawn } of now) {
      if (line.at >= since && kept.has(drawn.name)) {
        history.add(drawn.name, line.value, line.at);
        if (refresh.withUnchanged) {
          history.add(unchangedName(drawn), changes.unchangedAt(line, line.subtask, line.at), line.at);
        }
      }
    }
    this.keep(key, kept);
    const series = shown.map(({ line, name }): LatencySeries => {
      const { times, values } = history.read(name, range.from, range.to);
      const points = times.map((time, index) => ({ time, value: values[index] ?? null }));
      return refresh.withUnchanged
        ? { ...line, points, unchanged: unchangedOf(history, unchangedName({ name }), times) }
        : { ...line, points };
    });
    return { series, leftOut: all.size - shown.length };
  }

  private changesOf(key: string): Changes {
    const changes = this.changes.get(key) ?? new Changes();
    this.changes.delete(key);
    this.changes.set(key, changes);
    for (const oldest of [...this.changes.keys()].slice(0, -this.most)) {
      this.changes.delete(oldest);
    }
    return changes;
  }

  private keep(key: string, lines: ReadonlyMap<string, Drawn>): void {
    this.drawn.delete(key);
    this.drawn.set(key, lines);
    for (const oldest of [...this.drawn.keys()].slice(0, -this.most)) {
      this.drawn.delete(oldest);
    }
  }
}
