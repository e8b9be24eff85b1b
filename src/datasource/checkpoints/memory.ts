import { type CheckpointConfig } from '../../flink/checkpointConfig';
import { type FlinkClient } from '../../flink/client';
import { type Clock } from '../../flink/pressure/watch';
import { type NamedVertex } from '../../frames/checkpointSubtasksOf';
import { shortName } from '../../frames/shortName';
import { perDataSource } from '../perDataSource';
import { Recent } from '../recent';
import { ClockShift } from './clockShift';
import { CheckpointDetailsCache } from './details';
import { CheckpointHistory } from './history';

/** What does not change while a job runs is asked for once; that many jobs are remembered. */
const mostJobs = 50;

/** What queries of checkpoints remember for each data source, and share. */
export class CheckpointMemory {
  readonly history = new CheckpointHistory();
  readonly clockShift = new ClockShift();
  readonly details: CheckpointDetailsCache;
  private readonly configs = new Recent<CheckpointConfig>(mostJobs);
  private readonly graphs = new Recent<ReadonlyMap<string, NamedVertex>>(mostJobs);

  constructor(
    private readonly flink: FlinkClient,
    clock: Clock
  ) {
    this.details = new CheckpointDetailsCache(flink, () => clock.now());
  }

  config(jobId: string, signal: AbortSignal): Promise<CheckpointConfig> {
    return this.configs.once(jobId, () => this.flink.checkpointConfig(jobId, signal));
  }

  /** Vertices by id, as far as they were asked for. */
  knownVertices(jobId: string): ReadonlyMap<string, NamedVertex> {
    return this.graphs.get(jobId) ?? new Map<string, NamedVertex>();
  }

  /** The job's vertices by id. @param wanted asks again when one of these is not among those known */
  async vertices(
    jobId: string,
    wanted: Iterable<string>,
    signal: AbortSignal
  ): Promise<ReadonlyMap<string, NamedVertex>> {
    const known = this.knownVertices(jobId);
    if (known.size > 0 && [...wanted].every((id) => known.has(id))) {
      return known;
    }
    const { vertices } = await this.flink.job(jobId, signal);
    const named = new Map(vertices.map(({ id, name }, order) => [id, { title: shortName(name), name, order }]));
    this.graphs.set(jobId, named);
    return named;
  }
}

export const checkpointMemory = perDataSource((flink, clock: Clock) => new CheckpointMemory(flink, clock));
