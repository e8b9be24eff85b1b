import { type CheckpointDetails } from '../../flink/checkpointDetails';
import { type Checkpoint, type CheckpointProgress } from '../../flink/checkpoints';
import { type FlinkClient } from '../../flink/client';
import { type Failure } from '../../flink/errors';
import { slowestOf, type SlowestSubtask, type SubtaskPlace, type VertexPart } from '../../frames/checkpointParts';
import { Recent } from '../recent';
import { Rotation } from '../rotation';

/** What is asked of one checkpoint. */
export interface Wanted {
  jobId: string;
  details: CheckpointDetails;
  /** Ids of these vertices. */
  vertices: readonly string[];
  /** Also on which TaskManager a subtask ran: one more request a vertex. */
  withPlaces: boolean;
  /** Requests that may be sent. */
  budget: number;
  signal: AbortSignal;
}

export interface Loaded {
  /** By vertex id. */
  parts: ReadonlyMap<string, VertexPart>;
  /** How many vertices are not there yet. */
  waiting: number;
  failures: readonly Failure[];
}

interface KnownPart extends VertexPart {
  acknowledged: number;
  isFinal: boolean;
}

/** Subtasks and vertices that are remembered in all: some tens of megabytes. */
const mostSubtasks = 100_000;
const mostVertices = 20_000;
/** What is small weighs something, too: no more of them are kept than the history has checkpoints. */
const leastVertices = 20;
const leastSubtasks = 50;

export const isEnded = ({ status }: { status: string }): boolean => status !== 'IN_PROGRESS';

/** Those that hold the checkpoint up first, then the slowest. */
const bySlowness = (left: CheckpointProgress, right: CheckpointProgress) =>
  Number(left.acknowledged === left.subtasks) - Number(right.acknowledged === right.subtasks) ||
  (right.durationMs ?? 0) - (left.durationMs ?? 0);

/** The attempts that were there when the checkpoint was triggered; a later one says nothing of where it ran. */
async function placesAt(
  flink: FlinkClient,
  { jobId, details, signal }: Wanted,
  vertexId: string
): Promise<ReadonlyMap<number, SubtaskPlace>> {
  const { subtasks } = await flink.vertex(jobId, vertexId, signal);
  const then = subtasks.filter(({ started }) => started !== null && started <= details.triggered);
  return new Map(then.map(({ index, taskManagerId, endpoint }) => [index, { taskManagerId, endpoint }]));
}

/**
 * Details of checkpoints. They do not change once a checkpoint has ended, nor those of a vertex while no further subtask
 * acknowledges: each is asked for once.
 */
export class CheckpointDetailsCache {
  private readonly details = new Recent<CheckpointDetails>(mostVertices, ({ vertices }) =>
    Math.max(leastVertices, vertices.size)
  );
  private readonly parts = new Recent<KnownPart>(mostSubtasks, ({ subtasks }) =>
    Math.max(leastSubtasks, subtasks.length)
  );
  private readonly rotation: Rotation<KnownPart>;

  constructor(
    private readonly flink: FlinkClient,
    now: () => number
  ) {
    this.rotation = new Rotation(now);
  }

  async of(jobId: string, id: number, signal: AbortSignal): Promise<CheckpointDetails> {
    const key = `${jobId}/${id}`;
    const known = this.details.get(key);
    if (known !== undefined) {
      return known;
    }
    const details = await this.flink.checkpointDetails(jobId, id, signal);
    if (isEnded(details)) {
      this.details.set(key, details);
    }
    return details;
  }

  async load(wanted: Wanted): Promise<Loaded> {
    const { jobId, details, vertices, withPlaces, budget, signal } = wanted;
    const due = vertices
      .flatMap((id) => {
        const progress = details.vertices.get(id);
        return progress === undefined || this.isKnown(wanted, id, progress) ? [] : [{ id, progress }];
      })
      .sort((left, right) => bySlowness(left.progress, right.progress));
    const { failures } = await this.rotation.turn({
      key: `${jobId}/${details.id}/${withPlaces ? 'places' : ''}`,
      parts: due.map(({ id }) => id),
      limit: Math.max(1, Math.floor(budget / (withPlaces ? 2 : 1))),
      ask: (id) => this.ask(wanted, id),
      signal,
    });
    const parts = new Map<string, VertexPart>();
    for (const id of vertices) {
      const part = this.parts.get(this.keyOf(jobId, details, id));
      if (part !== undefined) {
        parts.set(id, part);
      }
    }
    return { parts, waiting: vertices.length - parts.size, failures };
  }

  /** The slowest subtask of a checkpoint, as far as it was asked for. */
  slowest(jobId: string, checkpoint: Checkpoint): SlowestSubtask | null {
    const details = this.details.get(`${jobId}/${checkpoint.id}`);
    return details === undefined || details.triggered !== checkpoint.triggered
      ? null
      : slowestOf(details, (id) => this.parts.get(this.keyOf(jobId, details, id)));
  }

  /** Asks for what `slowest` needs: two requests. */
  async loadSlowest(jobId: string, id: number, signal: AbortSignal): Promise<void> {
    const details = await this.of(jobId, id, signal);
    const [slowest] = [...details.vertices].sort(
      ([, left], [, right]) => (right.durationMs ?? 0) - (left.durationMs ?? 0)
    );
    if (slowest !== undefined) {
      const wanted = { jobId, details, vertices: [slowest[0]], withPlaces: false, budget: 1, signal };
      await this.ask(wanted, slowest[0]);
    }
  }

  private keyOf(jobId: string, { id, triggered }: Checkpoint, vertexId: string): string {
    return `${jobId}/${id}@${triggered}/${vertexId}`;
  }

  private isKnown({ jobId, details, withPlaces }: Wanted, id: string, { acknowledged }: CheckpointProgress): boolean {
    const part = this.parts.get(this.keyOf(jobId, details, id));
    return (
      part !== undefined &&
      (!withPlaces || part.places !== null) &&
      (part.isFinal || (!isEnded(details) && part.acknowledged === acknowledged))
    );
  }

  private async ask(wanted: Wanted, id: string): Promise<KnownPart> {
    const { jobId, details, withPlaces, signal } = wanted;
    const key = this.keyOf(jobId, details, id);
    const { acknowledged = 0, subtasks: total = 0 } = details.vertices.get(id) ?? {};
    const before = this.parts.get(key);
    const hasSubtasks = before?.isFinal === true || (!isEnded(details) && before?.acknowledged === acknowledged);
    const known: KnownPart =
      before !== undefined && hasSubtasks
        ? before
        : {
            subtasks: await this.flink.checkpointSubtasks(jobId, details.id, id, signal),
            acknowledged,
            isFinal: isEnded(details) || acknowledged === total,
            places: before?.places ?? null,
          };
    this.parts.set(key, known);
    if (!withPlaces || known.places !== null) {
      return known;
    }
    const placed = { ...known, places: await placesAt(this.flink, wanted, id) };
    this.parts.set(key, placed);
    return placed;
  }
}
