import { type DataFrame, type DynamicConfigValue, type FieldConfigSource, type GrafanaTheme2 } from '@grafana/data';
import { useMemo } from 'react';
import { readJobGraph } from '../../frames/jobGraph';
import { latency } from '../../frames/latency';
import { readLatencySeries } from '../../frames/latencyReading';
import { type Range } from './buckets';
import { fieldRamp, ownRamp } from './colours';
import { type Write, writerOf } from './format';
import { type Choice, connectedOf, type Input, type Model, modelOf } from './model';
import { type Options } from './options';
import { type Ramp } from './raster';
import { type Scale, scaleOf } from './scale';
import { type Objectives, objectivesOf, parseObjectives } from './slo';

export function useInput(frames: DataFrame[]): Input {
  return useMemo(
    () => ({
      lines: readLatencySeries(frames),
      table: frames.flatMap((frame) => latency.read(frame) ?? []),
      graph: readJobGraph(frames),
    }),
    [frames]
  );
}

/** `metrics.latency.granularity` of the job; null where nothing tells. */
export const granularityIn = ({ table }: Input): string | null =>
  table.find(({ granularity }) => granularity !== null)?.granularity ?? null;

export function useObjectives({ objective, objectives }: Options): Objectives {
  return useMemo(() => objectivesOf(objective ?? null, parseObjectives(objectives).named), [objective, objectives]);
}

export function useModel(input: Input, choice: Choice): Model {
  const { rows, statistic, operatorId, combine, objectives, fitTime, columns } = choice;
  const { from, to } = choice.range;
  const connected = useMemo(() => connectedOf(input), [input]);
  return useMemo(
    () =>
      modelOf(input, connected, {
        rows,
        statistic,
        operatorId,
        combine,
        objectives,
        fitTime,
        columns,
        range: { from, to },
      }),
    [input, connected, rows, statistic, operatorId, combine, objectives, fitTime, columns, from, to]
  );
}

const isOfWriting = ({ id }: DynamicConfigValue) => ['unit', 'decimals', 'mappings'].includes(id);

/** How values are written: as the panel's field options say, if they say anything. */
export function useWrite(frames: DataFrame[], { defaults, overrides }: FieldConfigSource): Write {
  const isOverridden =
    defaults.unit !== undefined ||
    defaults.decimals !== undefined ||
    overrides.some(({ properties }) => properties.some(isOfWriting));
  return useMemo(() => writerOf(frames, isOverridden), [frames, isOverridden]);
}

/** The scale of the values that are drawn, and its colours. */
export function useColours(
  { grid }: Model,
  options: Options,
  fieldConfig: FieldConfigSource,
  theme: GrafanaTheme2
): { scale: Scale; ramp: Ramp } {
  const { scale: kind, min = null, max = null, colours } = options;
  const scale = useMemo(() => scaleOf(grid.values, { kind, min, max }), [grid, kind, min, max]);
  const ramp = useMemo(
    () => (colours === 'own' ? ownRamp(theme) : fieldRamp(fieldConfig.defaults, scale, theme)),
    [colours, fieldConfig, scale, theme]
  );
  return { scale, ramp };
}

/** The dashboard's time range as numbers. */
export const rangeOf = ({ from, to }: { from: { valueOf(): number }; to: { valueOf(): number } }): Range => ({
  from: from.valueOf(),
  to: Math.max(to.valueOf(), from.valueOf() + 1_000),
});
