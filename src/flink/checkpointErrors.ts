import { FlinkError, messageOf } from './errors';
import { type Transport } from './transport';

/** What every version says, in its own words, of a job without checkpointing. */
const isOff = (message: string): boolean => /^checkpointing (?:has not been|is not|was not) enabled\b/i.test(message);

/** Flink keeps details of the last checkpoints only, by default ten. */
const isForgotten = (message: string): boolean =>
  /^could not find checkpointing statistics for checkpoint\b/i.test(message);

/**
 * GET of something below a job's `/checkpoints`. A job that takes none becomes `noCheckpoints`, a checkpoint that Flink
 * no longer remembers `checkpointGone`. A History Server says both with status 200.
 */
export async function getOfCheckpoints(
  transport: Transport,
  path: string,
  checkpoint: number | null,
  signal: AbortSignal | undefined
): Promise<unknown> {
  try {
    const answer = await transport.get(path, {}, signal);
    refuse(messageOf(answer), checkpoint);
    return answer;
  } catch (thrown) {
    if (thrown instanceof FlinkError && thrown.failure.kind === 'notFound') {
      refuse(thrown.failure.detail, checkpoint);
    }
    throw thrown;
  }
}

function refuse(message: string, checkpoint: number | null): void {
  if (isOff(message)) {
    throw new FlinkError({ kind: 'noCheckpoints' });
  }
  if (checkpoint !== null && isForgotten(message)) {
    throw new FlinkError({ kind: 'checkpointGone', checkpoint });
  }
}
