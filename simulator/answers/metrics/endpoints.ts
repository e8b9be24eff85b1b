import { idParameter, jobParameter, listParameter, numberParameter, textParameter } from '../parameters';
import { badParameter } from '../problem';
import { type Asked, type Handler, type View } from '../view';
import { aggregate, aggregationsOf } from './aggregate';
import { jobTable } from './job';
import { jobManagerTable, taskManagerTable } from './processes';
import { joined, type MetricTable } from './table';
import { subtaskTable, vertexTables } from './tasks';

/** Without `get` the names; with it the values of those names that there are. */
function listed(table: MetricTable, asked: Asked): unknown {
  const wanted = listParameter(asked, 'get');
  return wanted === null
    ? table.names().map((id) => ({ id }))
    : wanted.flatMap((id) => {
        const value = table.value(id);
        return value === undefined ? [] : [{ id, value }];
      });
}

/** Job and vertex as far as metrics know them: what they do not know has no metrics, that is no mistake. */
function knownVertex(view: View, asked: Asked) {
  const vertexId = idParameter(asked, 'vertexid');
  const job = view.cluster.job(idParameter(asked, 'jobid'));
  const vertex = job?.vertexIndex(vertexId);
  return job === undefined || vertex === undefined ? null : { job, vertex };
}

/** The metrics of a vertex: those of its subtasks, with the subtask's number in front. */
function numbered(tables: readonly MetricTable[]): MetricTable {
  return {
    names: () => tables.flatMap((table, subtask) => table.names().map((name) => `${subtask}.${name}`)),
    value: (name) => {
      const [, subtask = '', rest = ''] = /^(\d+)\.(.*)$/s.exec(name) ?? [];
      return subtask === '' ? undefined : tables[Number(subtask)]?.value(rest);
    },
  };
}

/** GET /jobmanager/metrics */
export const jobManagerMetrics: Handler = (view, asked) => listed(jobManagerTable(view), asked);

/** GET /taskmanagers/:taskmanagerid/metrics */
export const taskManagerMetrics: Handler = (view, asked) => {
  const taskManager = view.cluster.taskManager(textParameter(asked, 'taskmanagerid'));
  return taskManager === undefined ? [] : listed(taskManagerTable(view, taskManager), asked);
};

/** GET /jobs/:jobid/metrics */
export const jobMetrics: Handler = (view, asked) => {
  const job = view.cluster.job(idParameter(asked, 'jobid'));
  return job === undefined ? [] : listed(jobTable(view, job), asked);
};

/** GET /jobs/:jobid/vertices/:vertexid/metrics */
export const vertexMetrics: Handler = (view, asked) => {
  const known = knownVertex(view, asked);
  return known === null ? [] : listed(numbered(vertexTables(view, known.job, known.vertex)), asked);
};

/** GET /jobs/:jobid/vertices/:vertexid/subtasks/:subtaskindex/metrics */
export const subtaskMetrics: Handler = (view, asked) => {
  const subtask = numberParameter(asked, 'subtaskindex');
  const known = knownVertex(view, asked);
  return known === null || subtask >= known.job.vertex(known.vertex).parallelism
    ? []
    : listed(subtaskTable(view, known.job, known.vertex, subtask), asked);
};

/** GET /jobs/:jobid/vertices/:vertexid/jm-operator-metrics: only sources with a coordinator have some */
export const coordinatorMetrics: Handler = (view, asked) => {
  jobParameter(view, asked);
  return [];
};

function aggregated({ flinkVersion }: View, tables: readonly MetricTable[], asked: Asked): unknown {
  const aggregations = aggregationsOf(asked, flinkVersion);
  const wanted = listParameter(asked, 'get');
  return wanted === null
    ? [...new Set(joined(tables).names())].map((id) => ({ id }))
    : aggregate(tables, wanted, aggregations);
}

/** `1,3,5-9`; what is no number names no subtask. */
function rangesOf(texts: readonly string[]): Set<number> {
  return new Set(
    texts.flatMap((text) => {
      const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
      const length = from === '' ? 0 : Math.max(0, Math.min(Number(to), 100_000) - Number(from) + 1);
      return Array.from({ length }, (_, step) => Number(from) + step);
    })
  );
}

/** GET /jobs/:jobid/vertices/:vertexid/subtasks/metrics */
export const subtaskAggregates: Handler = (view, asked) => {
  aggregationsOf(asked, view.flinkVersion);
  const known = knownVertex(view, asked);
  const tables = known === null ? [] : vertexTables(view, known.job, known.vertex);
  const chosen = listParameter(asked, 'subtasks');
  const subtasks = chosen === null ? null : rangesOf(chosen);
  return aggregated(
    view,
    tables.filter((_, subtask) => subtasks === null || subtasks.has(subtask)),
    asked
  );
};

/** GET /taskmanagers/metrics */
export const taskManagerAggregates: Handler = (view, asked) => {
  const chosen = listParameter(asked, 'taskmanagers');
  const taskManagers = view.cluster.taskManagers.filter(({ id }) => chosen === null || chosen.includes(id));
  return aggregated(
    view,
    taskManagers.map((taskManager) => taskManagerTable(view, taskManager)),
    asked
  );
};

/** GET /jobs/metrics */
export const jobAggregates: Handler = (view, asked) => {
  const chosen = listParameter(asked, 'jobs');
  const wrong = chosen?.find((id) => !/^[0-9a-f]{32}$/i.test(id));
  if (wrong !== undefined) {
    throw badParameter('query', 'jobs', wrong);
  }
  const jobs = view.cluster.jobs.filter(({ spec }) => chosen === null || chosen.includes(spec.id));
  return aggregated(
    view,
    jobs.map((job) => jobTable(view, job)),
    asked
  );
};
