import { emittedWatermark } from '../../model/watermarks';
import { operatorsOf } from '../plan';
import { double, long } from '../values';
import { facts, type Measured } from './task';
import { merged, type Values } from './table';

interface Place {
  prefix: string;
  operator: string;
  isFirst: boolean;
  isWriter: boolean;
}

type Facts = ReturnType<typeof facts>;

/** Flink cuts operators' names at 80 characters and replaces what would be taken for a delimiter. */
export const metricName = (operator: string): string => operator.slice(0, 80).replace(/[ .:,]/g, '_');

function records({ prefix, isFirst, isWriter }: Place, { counted, rates, isSource, spec }: Facts): Values {
  // Inside a chain records are handed over; only what its ends count is known. Selective operators stand at the head.
  const left = () => (isSource ? counted().recordsOut : Math.floor(counted().recordsIn * spec.selectivity));
  const leftPerSecond = () => (isSource ? rates().recordsOut : rates().recordsIn * spec.selectivity);
  const came = isSource ? () => 0 : () => counted().recordsIn;
  const camePerSecond = isSource ? () => 0 : () => rates().recordsIn;
  const shared: Values = {
    [`${prefix}numRecordsIn`]: () => String(isFirst ? came() : left()),
    [`${prefix}numRecordsInPerSecond`]: () => double(isFirst ? camePerSecond() : leftPerSecond()),
    [`${prefix}numRecordsOutPerSecond`]: () => double(isWriter ? 0 : leftPerSecond()),
    [`${prefix}numBytesIn`]: () => '0',
    [`${prefix}numBytesInPerSecond`]: () => '0.0',
    [`${prefix}numBytesOutPerSecond`]: () => '0.0',
  };
  const zero = () => '0';
  return isWriter
    ? {
        ...shared,
        [`${prefix}numRecordsSend`]: zero,
        [`${prefix}numBytesSend`]: zero,
        [`${prefix}numRecordsSendErrors`]: zero,
      }
    : { ...shared, [`${prefix}numRecordsOut`]: () => String(left()), [`${prefix}numBytesOut`]: zero };
}

function watermarks({ job, at }: Measured, { prefix, operator, isFirst }: Place, known: Facts): Values {
  const { isSource, spec, watermark } = known;
  const isAssigner = spec.kind === 'source' ? spec.assignsWatermarks : /^WatermarkAssigner\b/.test(operator);
  const comesIn = () => (isSource ? null : watermark());
  const goesOut = {
    [`${prefix}currentOutputWatermark`]: () => long(isAssigner ? emittedWatermark(job, at) : comesIn()),
  };
  return isFirst && isSource ? goesOut : { ...goesOut, [`${prefix}currentInputWatermark`]: () => long(comesIn()) };
}

/** What only some operators have. */
function special({ at }: Measured, { prefix, operator, isFirst }: Place, { spec, gauges, watermark }: Facts): Values {
  const blocked = () => (gauges()?.blocked ?? 0) / 1000;
  if (/^(Global)?WindowAggregate\b/.test(operator)) {
    return {
      [`${prefix}numLateRecordsDropped`]: () => '0',
      [`${prefix}lateRecordsDroppedRate`]: () => '0.0',
      [`${prefix}watermarkLatency`]: () => String(at - (watermark() ?? at)),
    };
  }
  if (spec.kind === 'source' && isFirst) {
    return {
      [`${prefix}numRecordsInErrors`]: () => '0',
      [`${prefix}currentEmitEventTimeLag`]: () => String(Math.round(240 + 20_000 * blocked())),
      [`${prefix}currentFetchEventTimeLag`]: () => String(Math.round(120 + 18_000 * blocked())),
      [`${prefix}watermarkLag`]: () => String(Math.round(2_300 + 20_000 * blocked())),
      [`${prefix}pendingRecords`]: () => String(Math.round(spec.demand * (0.1 + 30 * blocked()))),
      [`${prefix}sourceIdleTime`]: () => '0',
    };
  }
  return {};
}

/** `<operator>.<metric>` of all operators of the chain. */
export function operatorValues(measured: Measured): Values {
  const known = facts(measured);
  const tables = operatorsOf(known.spec.name).map((operator, index) => {
    const place: Place = {
      prefix: `${metricName(operator)}.`,
      operator,
      isFirst: index === 0,
      isWriter: operator.endsWith(': Writer'),
    };
    return { ...records(place, known), ...watermarks(measured, place, known), ...special(measured, place, known) };
  });
  return merged(tables);
}
