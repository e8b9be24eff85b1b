import { type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Observable } from 'rxjs';
import { type Job, type Vertex } from '../../../flink/job';
import { isTerminal } from '../../../flink/jobs';
import { shortName } from '../../../frames/shortName';
import { subtaskWatermarks, watermarkLag, watermarks } from '../../../frames/watermarks';
import { type SeenWatermarks, subtaskWatermarksOf, watermarksOf } from '../../../frames/watermarksOf';
import { observeSteps } from '../../observe';
import { vertexOf } from '../../vertexOf';
import { type QueryContext, type Step } from '../queryType';
import { lagName, look, type Refresh, remembered } from './look';

export interface WatermarksQuery {
  /** Name or id; empty = the newest running job. */
  job: string;
  /** Id or name; empty = all that are no sources. */
  vertex: string;
  /** `vertices`, `subtasks` or `series`. */
  show: string;
}

/** By then the metrics have come in that the request for the job makes Flink fetch. */
const fetchedMs = 1_200;

/** All vertices that read from another one: sources have no input watermark. */
function askedOf(job: Job, vertex: string): Vertex[] {
  if (vertex.trim() !== '') {
    return [vertexOf(job, vertex)];
  }
  const readers = new Set(job.edges.map(({ target }) => target));
  return job.vertices.filter(({ id }) => readers.has(id));
}

function lagFrames(seen: readonly SeenWatermarks[], { context, job }: Refresh): DataFrame[] {
  const { range, history } = context;
  return seen.map(({ vertex: { id, name } }) => {
    const points = history.read(lagName(job, id), range.from, range.to);
    return watermarkLag.frame({ id, name: shortName(name), ...points }, { preferredVisualisationType: 'graph' });
  });
}

function framesOf(show: string, seen: readonly SeenWatermarks[], refresh: Refresh): DataFrame[] {
  if (show === 'series') {
    return lagFrames(seen, refresh);
  }
  return show === 'subtasks'
    ? [subtaskWatermarks.frame(subtaskWatermarksOf(seen), { preferredVisualisationType: 'table' })]
    : [watermarks.frame(watermarksOf(seen), { preferredVisualisationType: 'table' })];
}

const withEnded = (frames: readonly DataFrame[]): DataFrame[] =>
  frames.map((frame) => ({
    ...frame,
    meta: {
      ...frame.meta,
      notices: [
        {
          severity: 'info',
          text: t('query.watermarks.jobEnded', 'This job has ended: Flink keeps watermarks only while tasks run.'),
        },
      ],
    },
  }));

async function* steps(query: WatermarksQuery, context: QueryContext, signal: AbortSignal): AsyncGenerator<Step> {
  const { flink, clock } = context;
  const job = await flink.job(await context.jobId(query.job, signal), signal);
  const vertices = askedOf(job, query.vertex);
  const refresh = { context, job, vertices, clockOffset: job.now - clock.now(), signal };
  const { seen: before } = await remembered(refresh);
  if (isTerminal(job.state)) {
    yield { frames: withEnded(framesOf(query.show, before, refresh)) };
    return;
  }
  if (before.every(({ seen }) => seen === null)) {
    yield { frames: framesOf(query.show, before, refresh) };
  }
  await clock.sleep(fetchedMs, signal);
  const { seen, failures } = await look(refresh);
  yield { frames: framesOf(query.show, seen, refresh), partial: failures };
}

/**
 * One request for the job, then, a good second later, one a vertex and one for when Flink fetched their watermarks: the
 * first request makes it fetch.
 */
export const run = (query: WatermarksQuery, context: QueryContext): Observable<Step> =>
  observeSteps((signal) => steps(query, context, signal));
