/** What Flink tells of the last 128 markers, in ms; `p50` is Flink's `median`. */
export const statistics = ['min', 'mean', 'p50', 'p75', 'p90', 'p95', 'p98', 'p99', 'p999', 'max'] as const;
export type Statistic = (typeof statistics)[number];

export const isStatistic = (name: string): name is Statistic => statistics.some((known) => known === name);

/** `metrics.latency.granularity`: what Flink keeps one histogram for, besides the operator's subtask. */
export type Granularity = 'single' | 'operator' | 'subtask';

/** One histogram of Flink: the markers that one subtask of an operator has received. Ids are those of operators. */
export interface Histogram {
  /** Null when all sources are counted together (granularity `single`). */
  sourceId: string | null;
  /** The source's subtask; null when its subtasks are counted together (granularities `single` and `operator`). */
  sourceIndex: number | null;
  operatorId: string;
  subtask: number;
}

export const granularityOf = ({ sourceId, sourceIndex }: Histogram): Granularity => {
  if (sourceId === null) {
    return 'single';
  }
  return sourceIndex === null ? 'operator' : 'subtask';
};

const pattern =
  /^latency\.(?:source_id\.([0-9a-f]{32})\.)?(?:source_subtask_index\.(\d{1,6})\.)?operator_id\.([0-9a-f]{32})\.operator_subtask_index\.(\d{1,6})\.latency_([a-z0-9]{1,10})$/;

/** The histogram that a metric of Flink belongs to, whichever statistic it is; null for other metrics. */
export function histogramOf(name: string): Histogram | null {
  const [, sourceId = null, sourceIndex, operatorId, subtask] = pattern.exec(name) ?? [];
  return operatorId === undefined || subtask === undefined
    ? null
    : {
        sourceId,
        sourceIndex: sourceIndex === undefined ? null : Number(sourceIndex),
        operatorId,
        subtask: Number(subtask),
      };
}

/** Flink's name of a statistic of a histogram, as it stands at its job or at its subtask. */
export function markerName({ sourceId, sourceIndex, operatorId, subtask }: Histogram, statistic: Statistic): string {
  const source = sourceId === null ? '' : `source_id.${sourceId}.`;
  const index = sourceIndex === null ? '' : `source_subtask_index.${sourceIndex}.`;
  const suffix = statistic === 'p50' ? 'median' : statistic;
  return `latency.${source}${index}operator_id.${operatorId}.operator_subtask_index.${subtask}.latency_${suffix}`;
}
