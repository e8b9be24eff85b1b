import { FlinkError } from './errors';
import { type Transport } from './transport';

/** Answered by a running cluster only. A History Server serves files, and it has none for these. */
const live =
  /^\/(?:taskmanagers|jobmanager)(?:\/|$)|^\/overview$|^\/jobs\/.*\/(?:metrics|backpressure|watermarks|flamegraph)$/;

/** The words of every version's History Server; a JobManager has others for what it does not know. */
const historyServerSays = /^file not found\b/i;

async function orLive<T>(path: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (thrown) {
    const isLacking =
      thrown instanceof FlinkError &&
      thrown.failure.kind === 'notFound' &&
      live.test(path) &&
      historyServerSays.test(thrown.failure.detail);
    throw isLacking ? new FlinkError({ kind: 'absent', what: 'live' }) : thrown;
  }
}

/** The same transport; what a History Server cannot know fails with `absent`, not as something that was forgotten. */
export const sayingWhatIsLive = (transport: Transport): Transport => ({
  get: (path, params, signal) => orLive(path, transport.get(path, params, signal)),
  text: (path, signal) => orLive(path, transport.text(path, signal)),
});
