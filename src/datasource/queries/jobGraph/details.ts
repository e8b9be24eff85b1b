import { type Job } from '../../../flink/job';
import { type Collected, type ProcessLoad } from '../../../flink/pressure/processLoad';
import { SubtaskHistories } from '../../../flink/pressure/subtaskHistory';
import { type VertexFlow } from '../../../flink/pressure/vertexFlow';
import { type TaskManager } from '../../../flink/taskManagers';
import { type GraphDetails, type SuspectDetail } from '../../../frames/graphDetails';
import { LastFailure } from './lastFailure';
import { Agenda } from './questions';

/** As long as looks: the metrics behind them are means of 60 s. */
export const lastsMs = 65_000;

interface Kept<T> {
  value: T;
  /** ms of our own clock. */
  at: number;
  /** `started` of the vertex then: a restart makes the value worthless. */
  started: number | null;
}

/** The collectors' counters of a TaskManager grow too little over less than this. */
const shortestMs = 4_500;

/** What is known of one job beside its pictures; times are ms of our own clock. */
export class JobDetails {
  readonly agenda = new Agenda();
  readonly histories = new SubtaskHistories();
  readonly lastFailure = new LastFailure();
  /** False once a TaskManager has answered without: Flink before 1.20. */
  hasGcRate = true;
  private readonly suspects = new Map<string, Kept<SuspectDetail>>();
  private readonly flows = new Map<string, Kept<VertexFlow>>();
  private readonly loads = new Map<string, Kept<ProcessLoad>>();
  private readonly collected = new Map<string, Collected>();
  private readonly emptyFlows = new Map<string, number>();
  private checkpointMs: ReadonlyMap<string, number> = new Map();
  /** The checkpoint that was asked for last. */
  checkpoint: number | null = null;
  /** The last completed one, where the watch does not tell. */
  lastCheckpoint: number | null = null;
  /** By id of the TaskManager; null where it does not say. */
  cores: ReadonlyMap<string, number | null> = new Map();
  private refreshes: number[] = [];

  /** How many refreshes fit into the time that values last. */
  turns(now: number): number {
    this.refreshes = [...this.refreshes, now].slice(-4);
    const [first = now] = this.refreshes;
    const between = (now - first) / Math.max(1, this.refreshes.length - 1);
    return between <= 0 ? 1 : Math.max(1, Math.min(6, Math.floor(lastsMs / between) - 1));
  }

  noteSuspect(id: string, value: SuspectDetail, at: number, started: number | null): void {
    this.suspects.set(id, { value, at, started });
  }

  /** @param value null = the answer was empty: next time less is asked of this vertex */
  noteFlow(id: string, value: VertexFlow | null, at: number, started: number | null): void {
    if (value === null) {
      this.emptyFlows.set(id, this.emptyAnswers(id) + 1);
    } else {
      this.flows.set(id, { value, at, started });
    }
  }

  emptyAnswers(id: string): number {
    return this.emptyFlows.get(id) ?? 0;
  }

  noteLoad(id: string, value: ProcessLoad, at: number): void {
    this.loads.set(id, { value, at, started: null });
  }

  noteCores(all: readonly TaskManager[]): void {
    this.cores = new Map(all.map(({ id, cpuCores }) => [id, cpuCores]));
  }

  noteCheckpoint(id: number, durations: ReadonlyMap<string, number>): void {
    this.checkpoint = id;
    this.checkpointMs = durations;
  }

  /** What its collectors had spent at an earlier answer; notes the new one unless it comes too soon after that. */
  collectedBefore(id: string, now: Collected | null): Collected | null {
    const before = this.collected.get(id) ?? null;
    if (now !== null && (before === null || now.at - before.at >= shortestMs)) {
      this.collected.set(id, now);
    }
    return before;
  }

  /** What is known of a job now; forgets what is too old or of tasks that were restarted. */
  known(job: Job, now: number, requests: number): GraphDetails {
    const started = new Map(job.vertices.map((vertex) => [vertex.id, vertex.started]));
    for (const kept of [this.suspects, this.flows]) {
      for (const [id, { at, started: then }] of kept) {
        if (now - at > lastsMs || started.get(id) !== then) {
          kept.delete(id);
        }
      }
    }
    for (const [id, { at }] of this.loads) {
      if (now - at > lastsMs) {
        this.loads.delete(id);
      }
    }
    this.agenda.forget(now - 10 * lastsMs);
    return {
      suspects: valuesOf(this.suspects),
      flows: valuesOf(this.flows),
      loads: valuesOf(this.loads),
      cores: this.cores,
      checkpointMs: this.checkpointMs,
      failure: this.lastFailure.text,
      requests,
    };
  }
}

const valuesOf = <T>(kept: ReadonlyMap<string, Kept<T>>): Map<string, T> =>
  new Map([...kept].map(([id, { value }]) => [id, value]));
