import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Observable } from 'rxjs';
import { FlinkError } from '../../../flink/errors';
import { exceptionLogsFrame } from '../../../frames/exceptionLogs';
import { exceptions as exceptionsFrame } from '../../../frames/exceptions';
import { exceptionsOf } from '../../../frames/exceptionsOf';
import { fill, raw } from '../../../text/fill';
import { observe } from '../../observe';
import { wholeTraces } from '../../wholeTraces';
import { type QueryContext, type Step } from '../queryType';

export interface ExceptionsQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
  show: 'table' | 'logs';
  /** How many at most, as a number in a text, so that it may be a variable; empty = as many as Flink gives. */
  limit: string;
}

/** Undefined = as many as Flink gives. */
function limitOf(limit: string): number | undefined {
  const text = limit.trim();
  if (text === '') {
    return undefined;
  }
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 10_000) {
    throw new FlinkError({ kind: 'badQuery' });
  }
  return value;
}

const borrowed = (time: number) =>
  fill(
    t(
      'query.exceptions.borrowed',
      '(The JVM left out message and stack of this one. Here is the same failure of {{- time}}.)',
      raw
    ),
    { time: dateTimeFormat(time) }
  );

export const run = ({ job, show, limit }: ExceptionsQuery, { flink, jobId }: QueryContext): Observable<Step> =>
  observe(async (signal) => {
    const most = limitOf(limit);
    const id = await jobId(job, signal);
    const found = await flink.exceptions(id, most, signal);
    const traces = wholeTraces(flink);
    traces.see(id, found);
    const rows = exceptionsOf({
      jobId: id,
      exceptions: found,
      insteadOf: (exception) => traces.insteadOf(id, exception),
    });
    return {
      frames: [
        show === 'logs'
          ? exceptionLogsFrame(rows, borrowed)
          : exceptionsFrame.frame(rows, { preferredVisualisationType: 'table' }),
      ],
    };
  });
