import { idParameter, jobParameter, wordParameter } from './answers/parameters';
import { serverProblem } from './answers/problem';
import { type Asked, type View } from './answers/view';
import { type SimulatedJob } from './model/job';
import { hexId } from './model/random';

/** What a request that changes Flink does here. */
export interface Effects {
  cancel(job: SimulatedJob): void;
  addJar(name: string): void;
  shutDown(): void;
}

export interface Change {
  method: string;
  pattern: string;
  /** Status and body of the answer. */
  apply(effects: Effects, view: View, asked: Asked, sent: string): { status: number; body: unknown };
}

const modes = ['CANCEL', 'STOP'] as const;

/** Cancels the job; an unknown mode is refused before the job is looked for. */
function cancelled(effects: Effects, view: View, asked: Asked) {
  idParameter(asked, 'jobid');
  wordParameter(asked, 'mode', modes);
  const job = jobParameter(view, asked, 'JobCancellationHandler');
  effects.cancel(job);
  return { status: 202, body: {} };
}

/** Accepted, with a name under which one could ask for the outcome. */
const accepted = (_effects: Effects, { now }: View, _asked: Asked, sent: string) => ({
  status: 202,
  body: { 'request-id': hexId(`${now}/${sent}`) },
});

const done = () => ({ status: 200, body: {} });

function uploaded(effects: Effects, { now }: View, _asked: Asked, sent: string) {
  const name = /filename="([^"\r\n]{1,200})"/.exec(sent)?.[1] ?? 'upload.jar';
  const stored = `${hexId(`${now}/${name}`).slice(0, 8)}_${name}`;
  effects.addJar(stored);
  return { status: 200, body: { filename: `/flink/web/flink-web-upload/${stored}`, status: 'success' } };
}

function shutDown(effects: Effects) {
  effects.shutDown();
  return { status: 200, body: {} };
}

function noSuchJar(_effects: Effects, _view: View, asked: Asked): never {
  throw serverProblem(
    'org.apache.flink.runtime.rest.handler.RestHandlerException',
    `Jar file /flink/web/flink-web-upload/${asked.path.get('jarid') ?? ''} does not exist`,
    'org.apache.flink.runtime.webmonitor.handlers.utils.JarHandlerUtils$JarHandlerContext.toPackagedProgram(JarHandlerUtils.java:197)'
  );
}

/**
 * Every request that changes something in a real Flink. They work here, too, as far as the simulated cluster can tell the
 * difference: a test that is to prove that none gets through has to be able to fail.
 */
export const changes: readonly Change[] = [
  { method: 'GET', pattern: '/jobs/:jobid/yarn-cancel', apply: cancelled },
  { method: 'GET', pattern: '/jobs/:jobid/yarn-stop', apply: cancelled },
  { method: 'PATCH', pattern: '/jobs/:jobid', apply: cancelled },
  { method: 'POST', pattern: '/jobs/:jobid/stop', apply: cancelled },
  { method: 'POST', pattern: '/applications/:jobid/cancel', apply: cancelled },
  { method: 'DELETE', pattern: '/cluster', apply: shutDown },
  { method: 'POST', pattern: '/jars/upload', apply: uploaded },
  { method: 'GET', pattern: '/jars/:jarid/plan', apply: noSuchJar },
  { method: 'POST', pattern: '/jars/:jarid/plan', apply: noSuchJar },
  { method: 'POST', pattern: '/jars/:jarid/run', apply: accepted },
  { method: 'POST', pattern: '/jars/:jarid/run-application', apply: accepted },
  { method: 'DELETE', pattern: '/jars/:jarid', apply: done },
  { method: 'DELETE', pattern: '/datasets/:datasetid', apply: accepted },
  { method: 'POST', pattern: '/jobs', apply: accepted },
  { method: 'POST', pattern: '/jobs/:jobid/savepoints', apply: accepted },
  { method: 'POST', pattern: '/jobs/:jobid/checkpoints', apply: accepted },
  { method: 'POST', pattern: '/jobs/:jobid/coordinators/:operatorid', apply: accepted },
  { method: 'PATCH', pattern: '/jobs/:jobid/rescaling', apply: accepted },
  { method: 'PUT', pattern: '/jobs/:jobid/resource-requirements', apply: done },
  { method: 'PATCH', pattern: '/jobs/:jobid/clientHeartbeat', apply: done },
  { method: 'POST', pattern: '/savepoint-disposal', apply: accepted },
  { method: 'POST', pattern: '/jobmanager/profiler', apply: accepted },
  { method: 'POST', pattern: '/taskmanagers/:taskmanagerid/profiler', apply: accepted },
];
