import { type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Observable } from 'rxjs';
import { type Failure, failureOf, FlinkError, isAborted } from '../../../flink/errors';
import { type EventKind, eventKinds, isEventKind } from '../../../flink/events/event';
import {
  type Listed,
  type Look,
  lookAtJob,
  lookAtTaskManagers,
  requestsPerJob,
  settledChange,
} from '../../../flink/events/look';
import { EventMemory, type JobEvents, mostJobs } from '../../../flink/events/memory';
import { byImportance, isTerminal, type JobSummary } from '../../../flink/jobs';
import { events as eventsFrame } from '../../../frames/events';
import { eventsOf, type PlacedEvent } from '../../../frames/eventsOf';
import { fill, raw } from '../../../text/fill';
import { allJobs, severalJobs } from '../../jobFinder';
import { observe } from '../../observe';
import { perDataSource } from '../../perDataSource';
import { Rotation } from '../../rotation';
import { type QueryContext, type Step } from '../queryType';
import { wordsOf } from './words';

export interface EventsQuery {
  /** Name or id, or several as `{one,two}`; empty = the newest running job, `*` = all jobs. */
  job: string;
  /** Empty = all. */
  kinds: string[];
}

const memories = perDataSource(() => new EventMemory());
const rotations = perDataSource(() => {
  let turns = 0;
  return new Rotation<null>(() => (turns += 1));
});

/** A variable with several values stands as `{restart,failure}`. */
function kindsOf(chosen: readonly string[]): ReadonlySet<EventKind> {
  const names = chosen.flatMap((text) => text.replace(/^\{(.*)\}$/, '$1').split(',')).map((name) => name.trim());
  const asked = names.filter((name) => name !== '');
  if (!asked.every(isEventKind)) {
    throw new FlinkError({ kind: 'badQuery' });
  }
  return new Set(asked.length === 0 ? eventKinds : asked.filter(isEventKind));
}

const listed = (job: JobSummary | undefined): Listed => ({
  isAdaptive: job?.scheduler === 'Adaptive',
  change: job === undefined ? null : settledChange(job),
});

/** Jobs that lived within the range, the most important first. */
const inRange = (jobs: readonly JobSummary[], { from, to }: QueryContext['range']): JobSummary[] =>
  jobs
    .filter(({ started, ended }) => (started ?? 0) <= to && (ended ?? Infinity) >= from)
    .sort(byImportance)
    .slice(0, mostJobs);

interface Seen {
  /** Parts that could not be had. */
  partial: readonly Failure[];
  /** Nothing could be had; what was seen before stands. */
  failure?: Failure;
  /** Jobs whose turn comes at a later refresh. */
  waiting: number;
}

const isComplete = ({ kinds }: Look, { complete }: JobEvents) => [...kinds].every((kind) => complete.has(kind));

/** Nothing happens any more to a job that has ended: what was had once need not be asked for again. */
async function seeOnce(look: Look, id: string, job: JobSummary | undefined, known: JobEvents) {
  const missing = await lookAtJob(look, id, listed(job), known);
  if (missing.length === 0 && isTerminal(job?.state ?? '')) {
    look.kinds.forEach((kind) => known.complete.add(kind));
  }
  return missing;
}

async function seeJob(look: Look, id: string, job: JobSummary | undefined, memory: EventMemory): Promise<Seen> {
  const known = memory.of(id);
  try {
    return { partial: isComplete(look, known) ? [] : await seeOnce(look, id, job, known), waiting: 0 };
  } catch (thrown) {
    if (isAborted(thrown)) {
      throw thrown;
    }
    return { partial: [], failure: failureOf(thrown), waiting: 0 };
  }
}

/** As many jobs as the budget allows, in turn; ended ones until everything is known of them. */
async function seeJobs(
  look: Look,
  wanted: string,
  jobs: readonly JobSummary[],
  { flink, budget }: QueryContext
): Promise<Seen> {
  const { kinds, signal } = look;
  const memory = memories(flink);
  const cost = requestsPerJob(kinds);
  const open = new Map(
    jobs.filter(({ id }) => cost > 0 && !isComplete(look, memory.of(id))).map((job) => [job.id, job])
  );
  const partial: Failure[] = [];
  const { waiting, failures } = await rotations(flink).turn({
    key: JSON.stringify([wanted, ...[...kinds].sort()]),
    parts: [...open.keys()],
    limit: Math.max(1, Math.floor(budget / Math.max(1, cost))),
    ask: async (id) => {
      partial.push(...(await seeOnce(look, id, open.get(id), memory.of(id))));
      return null;
    },
    signal,
  });
  return { partial: [...partial, ...failures], waiting: waiting.length };
}

function waitingNotice(waiting: number): QueryResultMetaNotice[] {
  const text = t('query.events.waiting', '{{- count}} more jobs are asked at the next refreshes.', raw);
  return waiting === 0 ? [] : [{ severity: 'info', text: fill(text, { count: waiting }) }];
}

interface Chosen {
  ids: string[];
  /** Several share the budget. */
  isOne: boolean;
  /** Names that no job has. */
  missing: Failure[];
}

async function chosenOf(
  wanted: string,
  all: readonly JobSummary[],
  { jobId, range }: QueryContext,
  signal: AbortSignal
): Promise<Chosen> {
  const chosen = wanted === allJobs ? { found: [...all], missing: [] } : severalJobs(all, wanted);
  if (chosen === null) {
    return { ids: [await jobId(wanted, signal)], isOne: true, missing: [] };
  }
  const missing = chosen.missing.map((name): Failure => ({ kind: 'noJob', name }));
  const [first] = missing;
  if (first !== undefined && chosen.found.length === 0) {
    throw new FlinkError(first);
  }
  return { ids: inRange(chosen.found, range).map(({ id }) => id), isOne: false, missing };
}

export const run = ({ job: wanted, kinds: chosen }: EventsQuery, context: QueryContext): Observable<Step> =>
  observe(async (signal) => {
    const { flink, clock, range } = context;
    const look: Look = { flink, kinds: kindsOf(chosen), signal };
    const memory = memories(flink);
    const all = await flink.jobs(signal);
    const summaries = new Map(all.map((job) => [job.id, job]));
    const { ids, isOne, missing } = await chosenOf(wanted, all, context, signal);
    const [id = ''] = ids;
    const jobs = ids.flatMap((each) => summaries.get(each) ?? []);
    const [seen, gone] = await Promise.all([
      isOne ? seeJob(look, id, summaries.get(id), memory) : seeJobs(look, wanted, jobs, context),
      lookAtTaskManagers(look, clock.now(), memory),
    ]);
    const selection = { ...range, kinds: look.kinds };
    const happened: PlacedEvent[] = [
      ...ids.flatMap((id) => {
        const job = { id, name: summaries.get(id)?.name ?? null };
        return memory
          .of(id)
          .log.select(selection)
          .map((event) => ({ event, job }));
      }),
      ...memory.cluster.select(selection).map((event) => ({ event, job: null })),
    ];
    const frame = eventsFrame.frame(eventsOf(happened, wordsOf), {
      preferredVisualisationType: 'table',
      notices: waitingNotice(seen.waiting),
    });
    const partial = [...missing, ...seen.partial, ...gone];
    return seen.failure === undefined
      ? { frames: [frame], partial }
      : { frames: [frame], partial, failure: seen.failure };
  });
