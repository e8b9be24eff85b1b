import { type Checkpoint, type Checkpoints } from '../../flink/checkpoints';
import { Recent } from '../recent';

/** A checkpoint as it was last seen. */
export interface SeenCheckpoint {
  checkpoint: Checkpoint;
  /** Flink lists it now, so its details can be asked for; those of others may be gone. */
  isListed: boolean;
  /** When the job was last restored from it, as far as was seen; epoch ms. */
  restoredAt: number | null;
}

/** An id is given again when a JobManager loses its counter. */
const keyOf = ({ id, triggered }: Checkpoint) => `${id}@${triggered}`;
const isEnded = ({ status }: Checkpoint) => status !== 'IN_PROGRESS';
const newestFirst = (left: SeenCheckpoint, right: SeenCheckpoint) =>
  right.checkpoint.triggered - left.checkpoint.triggered || right.checkpoint.id - left.checkpoint.id;

/** An answer of some seconds ago does not undo what is known: checkpoints end once, and files are deleted once. */
function later(known: Checkpoint | undefined, seen: Checkpoint): Checkpoint {
  if (known === undefined) {
    return seen;
  }
  if (isEnded(known) && !isEnded(seen)) {
    return known;
  }
  return known.discarded === true ? { ...seen, discarded: true } : seen;
}

/** What is still certain of a checkpoint that Flink no longer lists: files that were there may be deleted by now. */
function unlisted({ checkpoint, restoredAt }: SeenCheckpoint): SeenCheckpoint {
  const mayBeGone = checkpoint.discarded === false && !checkpoint.isSavepoint;
  return {
    checkpoint: mayBeGone ? { ...checkpoint, discarded: null } : checkpoint,
    isListed: false,
    restoredAt,
  };
}

/** Merges an answer into what was seen before: newest first, at most `most`. */
export function mergeCheckpoints(
  before: readonly SeenCheckpoint[],
  { history, latest }: Checkpoints,
  most: number
): SeenCheckpoint[] {
  const seen = new Map(before.map((entry) => [keyOf(entry.checkpoint), unlisted(entry)]));
  const note = (checkpoint: Checkpoint | null, isListed: boolean) => {
    if (checkpoint !== null) {
      const known = seen.get(keyOf(checkpoint));
      seen.set(keyOf(checkpoint), {
        checkpoint: later(known?.checkpoint, checkpoint),
        isListed,
        restoredAt: known?.restoredAt ?? null,
      });
    }
  };
  [latest.completed, latest.savepoint, latest.failed].forEach((checkpoint) => note(checkpoint, false));
  history.forEach((checkpoint) => note(checkpoint, true));
  const sorted = [...seen.values()].sort(newestFirst);
  const from = sorted.find(({ checkpoint }) => checkpoint.id === latest.restored?.id);
  return sorted
    .slice(0, most)
    .map((entry) => (entry === from ? { ...entry, restoredAt: latest.restored?.time ?? null } : entry));
}

/** Flink lists the last ten checkpoints; this remembers, by job, those seen since the dashboard was opened. */
export class CheckpointHistory {
  private readonly jobs: Recent<SeenCheckpoint[]>;

  constructor(
    private readonly most = 1_000,
    mostJobs = 20
  ) {
    this.jobs = new Recent(mostJobs);
  }

  /** All that is known now, newest first. */
  add(jobId: string, answer: Checkpoints): SeenCheckpoint[] {
    const merged = mergeCheckpoints(this.jobs.get(jobId) ?? [], answer, this.most);
    this.jobs.set(jobId, merged);
    return merged;
  }

  find(jobId: string, id: number): SeenCheckpoint | undefined {
    return this.jobs.get(jobId)?.find(({ checkpoint }) => checkpoint.id === id);
  }
}
