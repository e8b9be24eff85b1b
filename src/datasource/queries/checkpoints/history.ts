import { type Checkpoints } from '../../../flink/checkpoints';
import { type Failure, FlinkError, isAborted } from '../../../flink/errors';
import { isTerminal, type JobSummary } from '../../../flink/jobs';
import { checkpoints, latestCheckpoints } from '../../../frames/checkpoints';
import {
  checkpointRow,
  type JobFacts,
  latestCheckpointsRow,
  type ShownCheckpoint,
} from '../../../frames/checkpointsOf';
import { type NamedVertex } from '../../../frames/checkpointSubtasksOf';
import { isEnded } from '../../checkpoints/details';
import { type SeenCheckpoint } from '../../checkpoints/history';
import { checkpointMemory, type CheckpointMemory } from '../../checkpoints/memory';
import { takesNone } from '../../checkpoints/off';
import { orNull } from '../../checkpoints/partial';
import { perDataSource } from '../../perDataSource';
import { Rotation } from '../../rotation';
import { type QueryContext, type Step } from '../queryType';

const rotations = perDataSource((_flink, now: () => number) => new Rotation<true>(now));

/** The JobManager's clock when it listed its jobs, as the age of this job or of another one that runs says. */
export function clockOf(jobs: readonly JobSummary[], jobId: string): number | null {
  const clocks = jobs.flatMap(({ id, state, started, durationMs }) =>
    isTerminal(state) || started === null || durationMs === null ? [] : [{ id, now: started + durationMs }]
  );
  return (clocks.find(({ id }) => id === jobId) ?? clocks[0])?.now ?? null;
}

interface Picture {
  answer: Checkpoints;
  seen: SeenCheckpoint[];
  facts: JobFacts;
  partial: Failure[];
}

async function look(jobId: string, { flink, clock }: QueryContext, signal: AbortSignal): Promise<Picture> {
  const memory = checkpointMemory(flink, clock);
  const partial: Failure[] = [];
  const asked = clock.now();
  const [answer, config, jobs] = await Promise.all([
    flink.checkpoints(jobId, signal),
    orNull(memory.config(jobId, signal), partial),
    orNull(flink.jobs(signal), partial),
  ]);
  const listed = clockOf(jobs ?? [], jobId);
  const answered = clock.now();
  const facts: JobFacts = {
    jobId,
    state: jobs?.find(({ id }) => id === jobId)?.state ?? null,
    now: listed === null ? null : memory.clockShift.observe(listed, asked, answered),
    answered,
    config,
  };
  return { answer, seen: memory.history.add(jobId, answer), facts, partial };
}

function stepOf(
  { answer, seen, facts, partial }: Picture,
  memory: CheckpointMemory,
  named: ReadonlyMap<string, NamedVertex>
) {
  const shown: ShownCheckpoint[] = seen.map((entry) => ({
    ...entry,
    slowest: memory.details.slowest(facts.jobId, entry.checkpoint),
  }));
  const rows = shown.map((entry) => checkpointRow(entry, (id) => named.get(id)?.title ?? null));
  return {
    frames: [
      checkpoints.frame(rows, { preferredVisualisationType: 'table' }),
      latestCheckpoints.frame([latestCheckpointsRow(answer, facts)], { preferredVisualisationType: 'table' }),
    ],
    partial,
  };
}

/** Ended ones that Flink still lists and whose slowest subtask is not known; those that nobody acknowledged have none. */
const dueIn = ({ seen, facts }: Picture, memory: CheckpointMemory): string[] =>
  seen
    .filter(({ checkpoint, isListed }) => isListed && isEnded(checkpoint) && checkpoint.acknowledged > 0)
    .filter(({ checkpoint }) => memory.details.slowest(facts.jobId, checkpoint) === null)
    .map(({ checkpoint }) => String(checkpoint.id));

/** A checkpoint that has left Flink's list meanwhile is no failure. */
async function askSlowest(memory: CheckpointMemory, jobId: string, id: string, signal: AbortSignal): Promise<true> {
  try {
    await memory.details.loadSlowest(jobId, Number(id), signal);
  } catch (thrown) {
    if (isAborted(thrown) || !(thrown instanceof FlinkError && thrown.failure.kind === 'checkpointGone')) {
      throw thrown;
    }
  }
  return true;
}

/** What is known at once, then with the phases that had to be asked for. */
export async function* historySteps(
  jobId: string,
  withPhases: boolean,
  context: QueryContext,
  signal: AbortSignal
): AsyncGenerator<Step> {
  const { flink, clock, budget } = context;
  const memory = checkpointMemory(flink, clock);
  const picture = await look(jobId, context, signal);
  if (takesNone(picture.answer, picture.facts.config)) {
    throw new FlinkError({ kind: 'noCheckpoints' });
  }
  const slowestIds = () =>
    picture.seen.flatMap(({ checkpoint }) => memory.details.slowest(jobId, checkpoint)?.vertexId ?? []);
  yield stepOf(picture, memory, memory.knownVertices(jobId));
  const due = withPhases ? dueIn(picture, memory) : [];
  if (due.length === 0) {
    return;
  }
  const { failures } = await rotations(flink, () => clock.now()).turn({
    key: jobId,
    parts: due,
    limit: Math.max(1, Math.floor(budget / 2)),
    ask: (id) => askSlowest(memory, jobId, id, signal),
    signal,
  });
  const partial = [...picture.partial, ...failures];
  const named = await orNull(memory.vertices(jobId, slowestIds(), signal), partial);
  yield stepOf({ ...picture, partial }, memory, named ?? new Map());
}
