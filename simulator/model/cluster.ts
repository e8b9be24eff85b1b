import { SimulatedJob } from './job';
import { hash, random } from './random';
import { checked, type ClusterSpec } from './spec';
import { hasEnded, type TaskState } from './states';

export interface TaskManager {
  id: string;
  slots: number;
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
  private readonly places = new Map<SimulatedJob, TaskManager[]>();

  constructor(
    spec: ClusterSpec,
    readonly startedAt: number,
    readonly seed: number
  ) {
    checked(spec);
    this.jobs = spec.jobs.map((job) => new SimulatedJob(job, startedAt, seed));
    this.taskManagers = spec.taskManagers.map(({ id, slots }) => {
      const dataPort = 32_000 + (hash(`${seed}/${id}/data`) % 20_000);
      const rpcPort = 32_000 + (hash(`${seed}/${id}/rpc`) % 20_000);
      return { id, slots, endpoint: `localhost:${dataPort}`, dataPort, rpcPort };
    });
    this.place();
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
  private place(): void {
    const free = new Map(this.taskManagers.map((taskManager) => [taskManager, taskManager.slots]));
    for (const job of this.jobs) {
      const needed = Math.max(0, ...job.spec.vertices.map(({ parallelism }) => parallelism));
      const places = Array.from({ length: needed }, (_, slot) => {
        const [best] = [...free].sort(
          ([left, leftFree], [right, rightFree]) =>
            rightFree - leftFree || random(this.seed, slot, left.dataPort) - random(this.seed, slot, right.dataPort)
        );
        if (best === undefined || best[1] <= 0) {
          throw new Error(`not enough slots for ${job.spec.name.slice(0, 80)}`);
        }
        if (job.spec.bounded === null) {
          free.set(best[0], best[1] - 1);
        }
        return best[0];
      });
      this.places.set(job, places);
    }
  }
}

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
