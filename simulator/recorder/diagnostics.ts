import { type RecordedAnswer } from '../recordings';
import {
  flameGraphPath,
  jobManagerLogPaths,
  type JobShape,
  refusedDiagnostics,
  taskManagerDiagnostics,
} from './requests';
import { objectsIn, Session, type Surroundings, texts } from './session';

const askAgainMs = 3_000;
const mostTries = 12;

const isWaiting = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && Reflect.get(body, 'endTimestamp') === -3;

async function flameGraph(session: Session, path: string, sleep: Surroundings['sleep']): Promise<void> {
  for (let tries = 0; tries < mostTries && isWaiting(await session.ask(path)); tries++) {
    await sleep(askAgainMs);
  }
}

/**
 * Records logs, the threads of one TaskManager and the flame graph of each job's last vertex. Only GETs; the answers are as
 * they came.
 */
export async function recordDiagnostics(
  surroundings: Surroundings
): Promise<{ startedAt: number; answers: RecordedAnswer[] }> {
  const session = new Session(surroundings);
  await session.ask('/config');
  const files = texts(objectsIn(await session.ask('/jobmanager/logs'), 'logs'), 'name');
  await session.askAll(jobManagerLogPaths(files));
  const [first] = texts(objectsIn(await session.ask('/taskmanagers'), 'taskmanagers'), 'id');
  await session.askAll([...(first === undefined ? [] : taskManagerDiagnostics(first)), ...refusedDiagnostics]);
  surroundings.say('logs and threads are there; sampling flame graphs');
  for (const id of texts(objectsIn(await session.ask('/jobs/overview'), 'jobs'), 'jid')) {
    const job: JobShape = { id, vertices: texts(objectsIn(await session.ask(`/jobs/${id}`), 'vertices'), 'id') };
    for (const vertex of job.vertices.slice(-1)) {
      await flameGraph(session, flameGraphPath(job, vertex), surroundings.sleep);
    }
  }
  return { startedAt: session.start, answers: session.answers };
}
