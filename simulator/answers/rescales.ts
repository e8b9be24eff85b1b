import { jobParameter } from './parameters';
import { handlerProblem, Problem } from './problem';
import { type Handler } from './view';

/** GET /jobs/:jobid/rescales/overview, /history, /summary: no job here has the adaptive scheduler */
export const rescales: Handler = (view, asked) => {
  const { spec } = jobParameter(view, asked);
  const name = 'org.apache.flink.runtime.rest.handler.job.rescales.RescalesUnavailableException';
  throw new Problem(404, [
    `${name}: The job \`${spec.id}\` has not enabled the \`Adaptive\` scheduler, or it has been enabled but the value of configuration option \`web.adaptive-scheduler.rescale-history.size\` has not been set to greater than \`0\`.\n\tat ${name}.create(RescalesUnavailableException.java:41)\n`,
  ]);
};

/** GET /jobs/:jobid/rescales/config */
export const rescaleConfig: Handler = (view, asked) => {
  const { spec } = jobParameter(view, asked);
  throw handlerProblem(
    404,
    `AdaptiveScheduler is not enabled for this job (${spec.id}).`,
    'rescales.JobRescaleConfigHandler'
  );
};
