import { SimulatedJob } from './job';
import { hash, random } from './random';
import { checked, type ClusterSpec, type JobSpec } from './spec';
import { hasEnded, type TaskState } from './states';

export interface TaskManager {
  id: string;
  slots: number;
  speed: number;
  cores: number;
  gcShare: number | null;
  /** For data between TaskManagers: what Flink calls a subtask's endpoint. */
  endpoint: string;
  dataPort: number;
  rpcPort: number;
}

/** A subtask's state at a moment and when it got there; times are epoch ms. */
export interface Task {
  vertex: number;
  subtask: number;
  attempt: number;
  state: TaskState;
  times: Partial<Record<TaskState, number>>;
  taskManager: TaskManager;
}

/** The whole simulated cluster at every moment. Only `cancel` changes anything. */
export class Cluster {
  readonly jobs: SimulatedJob[];
  readonly taskManagers: TaskManager[];
  /** By job: the TaskManager of each of its slots. */
  private readonly places: ReadonlyMap<SimulatedJob, TaskManager[]>;

  constructor(
    spec: ClusterSpec,
    readonly startedAt: number,
    readonly seed: number
  ) {
    checked(spec);
    this.taskManagers = spec.taskManagers.map(({ id, ...how }) => {
      const dataPort = 32_000 + (hash(`${seed}/${id}/data`) % 20_000);
      const rpcPort = 32_000 + (hash(`${seed}/${id}/rpc`) % 20_000);
      return { id, ...how, endpoint: `localhost:${dataPort}`, dataPort, rpcPort };
    });
    const places = this.placesOf(spec.jobs);
    this.jobs = spec.jobs.map(
      (job, index) => new SimulatedJob(job, startedAt, seed, (places[index] ?? []).map(speedOf))
    );
    this.places = new Map(this.jobs.map((job, index) => [job, places[index] ?? []]));
  }

  job(id: string): SimulatedJob | undefined {
    return this.jobs.find(({ spec }) => spec.id === id);
  }

  taskManager(id: string): TaskManager | undefined {
    return this.taskManagers.find((taskManager) => taskManager.id === id);
  }

  /** Where the job has slots: one entry a slot, whether or not it holds them still. */
  slots(job: SimulatedJob): readonly TaskManager[] {
    return this.places.get(job) ?? [];
  }

  /** Jobs that hold slots on a TaskManager, with the number of slots. */
  slotsOn(taskManager: TaskManager, at: number): Array<{ job: SimulatedJob; slot: number }> {
    return this.jobs
      .filter((job) => !hasEnded(job.lifecycle.state(at)))
      .flatMap((job) => this.slots(job).flatMap((place, slot) => (place === taskManager ? [{ job, slot }] : [])));
  }

  task(job: SimulatedJob, vertex: number, subtask: number, at: number): Task {
    const attempt = job.lifecycle.attempt(at);
    const times = job.lifecycle.taskTimes(attempt, vertex, subtask, at);
    const taskManager = this.slots(job)[subtask];
    if (taskManager === undefined) {
      throw new Error(`subtask ${subtask} of ${job.spec.name.slice(0, 80)} has no slot`);
    }
    return { vertex, subtask, attempt: attempt.number, state: latest(times), times, taskManager };
  }

  tasks(job: SimulatedJob, vertex: number, at: number): Task[] {
    return Array.from({ length: job.vertex(vertex).parallelism }, (_, subtask) => this.task(job, vertex, subtask, at));
  }

  cancel(job: SimulatedJob, at: number): void {
    job.lifecycle.cancel(at);
  }

  /** Gives every job as many slots as its widest vertex has subtasks, always where most are free. */
  private placesOf(jobs: readonly JobSpec[]): TaskManager[][] {
    const free = new Map(this.taskManagers.map((taskManager) => [taskManager, taskManager.slots]));
    return jobs.map((job) => {
      const needed = Math.max(0, ...job.vertices.map(({ parallelism }) => parallelism));
      return Array.from({ length: needed }, (_, slot) => {
        const [best] = [...free].sort(
          ([left, leftFree], [right, rightFree]) =>
            rightFree - leftFree || random(this.seed, slot, left.dataPort) - random(this.seed, slot, right.dataPort)
        );
        if (best === undefined || best[1] <= 0) {
          throw new Error(`not enough slots for ${job.name.slice(0, 80)}`);
        }
        if (job.bounded === null) {
          free.set(best[0], best[1] - 1);
        }
        return best[0];
      });
    });
  }
}

/** Garbage collection stops all tasks. */
const speedOf = ({ speed, gcShare }: TaskManager): number => speed * (1 - (gcShare ?? 0));

/** The state that was entered last. */
function latest(times: Task['times']): TaskState {
  const order: readonly TaskState[] = [
    'FINISHED',
    'CANCELED',
    'FAILED',
    'CANCELING',
    'RUNNING',
    'INITIALIZING',
    'DEPLOYING',
    'SCHEDULED',
  ];
  return order.find((state) => times[state] !== undefined) ?? 'CREATED';
}
