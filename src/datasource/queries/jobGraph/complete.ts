import { type Diagnosis, type Place } from '../../../diagnosis/diagnosis';
import { suspectsOf } from '../../../diagnosis/suspects';
import { type FlinkClient } from '../../../flink/client';
import { type Failure, failureOf, isAborted } from '../../../flink/errors';
import { type Job, type Vertex } from '../../../flink/job';
import { isTerminal } from '../../../flink/jobs';
import { type JobPicture } from '../../../flink/pressure/picture';
import {
  collectedOf,
  gcRateName,
  loadNames,
  loadOf,
  meanLoadNames,
  meanLoadOf,
} from '../../../flink/pressure/processLoad';
import { flowNames, flowOf } from '../../../flink/pressure/vertexFlow';
import { type Clock, listedSubtasks } from '../../../flink/pressure/watch';
import { type WholeTraces } from '../../../flink/wholeTraces';
import { allTaskManagers } from '../../../frames/graphDetails';
import { type JobGraph } from '../../../frames/jobGraph';
import { type CheckpointDetailsCache } from '../../checkpoints/details';
import { type JobDetails } from './details';
import { type Question } from './questions';

const mostSuspects = 2;
const mostTaskManagers = 2;

/** What makes one refresh's picture of a job more complete. */
export interface Completion {
  flink: FlinkClient;
  clock: Clock;
  details: JobDetails;
  checkpoints: CheckpointDetailsCache;
  traces: WholeTraces;
  picture: JobPicture;
  /** Requests that may be sent. */
  room: number;
  signal: AbortSignal;
  /** The graph with all that is known by now, and what it says. */
  diagnosed(): { graph: JobGraph; diagnosis: Diagnosis };
  /** Called before each request. */
  count(): void;
  /** Called for each part that could not be had. */
  fail(failure: Failure): void;
}

/** The vertices worth a closer look. */
const closestOf = (diagnosis: Diagnosis): string[] => suspectsOf(diagnosis).slice(0, mostSuspects);

/** What was found at these vertices. */
function placesOf(diagnosis: Diagnosis): readonly Place[] {
  if (diagnosis.kind === 'unknown') {
    return [];
  }
  const holding = diagnosis.kind === 'bottlenecks' ? diagnosis.bottlenecks : [];
  const closest = closestOf(diagnosis);
  return [...holding, ...diagnosis.concerns].filter(({ vertex }) => closest.includes(vertex));
}

/** When TaskManagers measured, epoch ms of the JobManager's clock. */
const measuredAt = ({ job, answeredAt, measuredAt: ours }: JobPicture): number =>
  ours === null ? job.now : Math.min(job.now, ours - (answeredAt - job.now));

function suspectQuestion(
  { flink, clock, details, picture, signal }: Completion,
  vertex: Vertex,
  everyMs: number
): Question {
  const { id } = picture.job;
  return {
    key: `suspect ${vertex.id}`,
    everyMs,
    ask: async () => {
      const detail = await flink.vertex(id, vertex.id, signal);
      const now = clock.now();
      const means = details.histories.of(vertex.id).add(detail, now);
      details.noteSuspect(vertex.id, { detail, means }, now, vertex.started);
    },
  };
}

function loadQuestion({ flink, clock, details, signal }: Completion, id: string): Question {
  const ask = async () => {
    if (id === allTaskManagers) {
      const names = meanLoadNames(details.hasGcRate);
      return meanLoadOf(await flink.metricAggregates({ kind: 'taskManagers' }, names, signal));
    }
    const values = await flink.metricValues({ kind: 'taskManager', id }, loadNames, signal);
    const collected = collectedOf(values, clock.now());
    details.hasGcRate = values.size === 0 ? details.hasGcRate : values.has(gcRateName);
    return loadOf(values, details.collectedBefore(id, collected), collected);
  };
  return {
    key: `load ${id}`,
    everyMs: 15_000,
    ask: async () => {
      const load = await ask();
      if (load.cpu !== null || load.heap !== null) {
        details.noteLoad(id, load, clock.now());
      }
    },
  };
}

/** Cores do not change: asked again only for a TaskManager that has come since. */
function coresQuestion({ flink, details, signal }: Completion, wanted: readonly string[]): Question[] {
  const ask = async () => details.noteCores(await flink.taskManagers(signal));
  return wanted.every((id) => details.cores.has(id)) ? [] : [{ key: 'cores', everyMs: 60_000, ask }];
}

interface FlowVertex {
  vertex: Vertex;
  isSource: boolean;
  isSuspect: boolean;
}

function flowQuestion(
  { flink, clock, details, picture, signal }: Completion,
  { vertex, isSource, isSuspect }: FlowVertex
): Question {
  return {
    key: `flow ${vertex.id}`,
    everyMs: isSuspect ? 15_000 : 25_000,
    ask: async () => {
      const place = { kind: 'subtasks', jobId: picture.job.id, vertexId: vertex.id, subtasks: '' } as const;
      const names = flowNames(isSource, details.emptyAnswers(vertex.id));
      const aggregates = await flink.metricAggregates(place, names, signal);
      const flow = aggregates.size === 0 ? null : flowOf(aggregates, measuredAt(picture));
      details.noteFlow(vertex.id, flow, clock.now(), vertex.started);
    },
  };
}

/** What a checkpoint tells of vertices changes slowly. Before 1.18 its id is a question of its own. */
function checkpointQuestion({ flink, checkpoints, details, picture, signal }: Completion): Question[] {
  const { lastCheckpoint, job } = picture;
  const last = typeof lastCheckpoint === 'number' ? lastCheckpoint : details.lastCheckpoint;
  if (lastCheckpoint === 'untold' && (last === null || last === details.checkpoint)) {
    const ask = async () => {
      details.lastCheckpoint = (await flink.checkpoints(job.id, signal)).latest.completed?.id ?? null;
    };
    return [{ key: 'last checkpoint', everyMs: 30_000, ask }];
  }
  if (last === null || last === details.checkpoint) {
    return [];
  }
  const ask = async () => {
    const { vertices } = await checkpoints.of(job.id, last, signal);
    const durations = [...vertices].map(([id, { durationMs }]) => ({ id, durationMs }));
    details.noteCheckpoint(
      last,
      new Map(durations.flatMap((one) => (one.durationMs === null ? [] : [[one.id, one.durationMs]])))
    );
  };
  return [{ key: 'checkpoint', everyMs: 30_000, ask }];
}

/** TaskManagers of the guilty subtasks; where all are guilty, of the busiest. */
function taskManagersOf({ subtasks }: JobGraph, places: readonly Place[]): string[] {
  const ids = places.flatMap(({ vertex, subtasks: guilty }) =>
    subtasks
      .filter((row) => row.vertex === vertex && (guilty.length === 0 || guilty.includes(row.index)))
      .sort((left, right) => (right.busy ?? 0) - (left.busy ?? 0))
      .flatMap(({ taskManager }) => taskManager ?? [])
  );
  return [...new Set(ids)].slice(0, mostTaskManagers);
}

const heatOf = ({ pressure }: JobPicture, { id }: Vertex): number => {
  const { mean, worst } = pressure.get(id) ?? { mean: null, worst: null };
  const { busy, backpressured } = mean?.shares ?? { busy: null, backpressured: null };
  return Math.max(busy ?? 0, backpressured ?? 0, worst?.busy ?? 0, worst?.backpressured ?? 0);
};

/** So soon after a start there are no metrics yet. */
const youngMs = 15_000;

const isSettled = ({ now }: Job, { state, started }: Vertex) =>
  !isTerminal(state) && started !== null && now - started >= youngMs;

function failureQuestion(completion: Completion): Question[] {
  const { flink, details, picture, traces, signal } = completion;
  const row = completion.diagnosed().graph.job;
  if (row === null || !details.lastFailure.isWanted(row)) {
    return [];
  }
  const { job } = picture;
  const { lastFailure } = details;
  const ask = async () => lastFailure.note(row, job, await flink.exceptions(job.id, lastFailure.limit, signal), traces);
  return [{ key: 'last failure', everyMs: 1_000, ask }];
}

/** Vertices whose values can be renewed before they are too old, the hottest first, so that none comes and goes. */
function flowVertices({ picture, details, clock, room }: Completion, suspects: ReadonlySet<string>): FlowVertex[] {
  const { job } = picture;
  const targets = new Set(job.edges.map(({ target }) => target));
  const rank = (vertex: Vertex) => (suspects.has(vertex.id) ? 2 : 0) + heatOf(picture, vertex);
  return job.vertices
    .filter((vertex) => isSettled(job, vertex))
    .map((vertex) => ({ vertex, rank: rank(vertex) }))
    .sort((left, right) => right.rank - left.rank)
    .slice(0, Math.max(1, room - suspects.size) * details.turns(clock.now()))
    .map(({ vertex }) => ({ vertex, isSource: !targets.has(vertex.id), isSuspect: suspects.has(vertex.id) }));
}

/** Checkpoints come and go; a job without any is none that fails. */
const isNoNews = ({ kind }: Failure) => kind === 'checkpointGone' || kind === 'noCheckpoints';

async function ask(questions: readonly Question[], { count, fail }: Completion): Promise<void> {
  await Promise.all(
    questions.map(async (question) => {
      count();
      try {
        await question.ask();
      } catch (thrown) {
        if (isAborted(thrown)) {
          throw thrown;
        }
        const failure = failureOf(thrown);
        if (!isNoNews(failure)) {
          fail(failure);
        }
      }
    })
  );
}

/**
 * Asks for what a picture lacks, within its room: what made the job fail, then the subtasks of the vertices that hold
 * others back, then the TaskManagers of the guilty ones, then records, watermarks and checkpoints of single vertices, the
 * most overdue first.
 */
export async function complete(completion: Completion): Promise<void> {
  const { picture, details, clock, room } = completion;
  const now = clock.now();
  const vertices = new Map(picture.job.vertices.map((vertex) => [vertex.id, vertex]));
  const found = completion.diagnosed().diagnosis;
  const holding = new Set(found.kind === 'bottlenecks' ? found.bottlenecks.map(({ vertex }) => vertex) : []);
  const suspects = closestOf(found).flatMap((id) => vertices.get(id) ?? []);
  const closer = suspects
    .filter(({ parallelism }) => parallelism <= listedSubtasks)
    .map((vertex) => suspectQuestion(completion, vertex, holding.has(vertex.id) ? 1_000 : 20_000));
  const why = details.agenda.choose(failureQuestion(completion), room, now);
  const first = [...why, ...details.agenda.choose(closer, Math.ceil((room - why.length) / 2), now)];
  await ask(first, completion);
  // Of what has ended there is nothing more to know.
  if (completion.signal.aborted || isTerminal(picture.job.state)) {
    return;
  }
  const { graph, diagnosis } = completion.diagnosed();
  const guilty = taskManagersOf(graph, placesOf(diagnosis));
  const loads = guilty.length === 0 ? [] : [...guilty, allTaskManagers];
  const flows = flowVertices(completion, new Set(suspects.map(({ id }) => id)));
  const rest = [
    ...loads.map((id) => loadQuestion(completion, id)),
    ...coresQuestion(completion, guilty),
    ...flows.filter(({ isSuspect }) => isSuspect).map((vertex) => flowQuestion(completion, vertex)),
    ...checkpointQuestion(completion),
    ...flows.filter(({ isSuspect }) => !isSuspect).map((vertex) => flowQuestion(completion, vertex)),
  ];
  await ask(details.agenda.choose(rest, room - first.length, now), completion);
}
