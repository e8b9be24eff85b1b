import { type DataFrame, type DataLink, type Field } from '@grafana/data';
import { t } from '@grafana/i18n';

type Entity =
  /** The cell is a job's name or id. */
  | { kind: 'job' }
  /** The cell belongs to a vertex; its id is in the column `id` of the same row. */
  | { kind: 'vertex'; id: string }
  /** The cell is the id of a TaskManager. */
  | { kind: 'taskManager' };

const job: Entity = { kind: 'job' };
const vertex = (id: string): Entity => ({ kind: 'vertex', id });
const taskManager: Entity = { kind: 'taskManager' };

/** What a column names, by frame and column. */
const entities: Readonly<Record<string, Readonly<Record<string, Entity>>>> = {
  jobs: { id: job, name: job },
  job: { job_id: job, job_name: job },
  nodes: { id: vertex('id'), title: vertex('id') },
  'subtasks of the graph': { 'task manager': taskManager },
  vertices: { id: vertex('id'), name: vertex('id') },
  watermarks: { id: vertex('id'), name: vertex('id') },
  'watermarks of subtasks': { id: vertex('id'), name: vertex('id') },
  latency: { 'vertex id': vertex('vertex id'), vertex: vertex('vertex id') },
  'checkpoint vertices': { 'vertex id': vertex('vertex id'), vertex: vertex('vertex id') },
  'checkpoint subtasks': { 'vertex id': vertex('vertex id'), vertex: vertex('vertex id') },
};

/** Every column that leads somewhere, as `frame: column`. */
export const linkedColumns = (): string[] =>
  Object.entries(entities).flatMap(([frame, columns]) => Object.keys(columns).map((column) => `${frame}: ${column}`));

export interface LinkTargets {
  /** Uid of this data source. */
  uid: string;
  /** Address of Flink's own UI without a slash at the end, or null. */
  flinkUi: string | null;
  /** Uid of the Prometheus that scrapes this cluster; null where there is none, or no Explore to show it. */
  prometheus: string | null;
  /** The job that the query was about; null where it was about all. */
  jobId: string | null;
  /** The same job as the query names it, which dashboards follow through restarts; empty where it names none. */
  job: string;
}

/** Filled in by Grafana for the row; encoded, because names are free text. */
const value = '${__value.raw:percentencode}';

/** The time range that is shown now, filled in by Grafana. */
const sameTime = '${__url_time_range}';

/** Panels of the shipped dashboards that links open alone. */
export const linkedPanels = { flameGraph: 14, log: 9 } as const;

/**
 * Explore with how busy the tasks were, in the six hours before: what Flink itself has forgotten. Its reporter rewrites
 * names, so the labels are ids. @param id filled in by Grafana; ids need no encoding
 */
function busyInPrometheus(uid: string, label: 'job_id' | 'task_id', id: string): DataLink {
  const pane = {
    datasource: uid,
    queries: [
      {
        refId: 'A',
        datasource: { uid, type: 'prometheus' },
        expr: `max by (task_name) (flink_taskmanager_job_task_busyTimeMsPerSecond{${label}="@"})`,
      },
    ],
    range: { from: 'now-6h', to: 'now' },
  };
  return {
    title: t('link.prometheus', 'Busy time in Prometheus'),
    url: `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify({ flink: pane })).replace('%40', id)}`,
  };
}

function jobLinks({ uid, flinkUi, prometheus }: LinkTargets, isId: boolean): DataLink[] {
  const dashboard = {
    title: t('link.job', 'Job dashboard'),
    url: `/d/flinkscope-job?var-flink=${encodeURIComponent(uid)}&var-job=${value}&${sameTime}`,
  };
  const ui = {
    title: t('link.flinkUi', 'Flink UI'),
    url: `${flinkUi}/#/job/running/${value}/overview`,
    targetBlank: true,
  };
  return [
    dashboard,
    ...(flinkUi !== null && isId ? [ui] : []),
    ...(prometheus !== null && isId ? [busyInPrometheus(prometheus, 'job_id', '${__value.raw}')] : []),
  ];
}

/** Ids need no encoding. */
function vertexLinks({ uid, flinkUi, prometheus, jobId, job: named }: LinkTargets, idColumn: string): DataLink[] {
  const id = `\${__data.fields["${idColumn}"]}`;
  const ofJob = named || jobId;
  const url = `/d/flinkscope-vertex?${[
    `var-flink=${encodeURIComponent(uid)}`,
    ...(ofJob === null ? [] : [`var-job=${encodeURIComponent(ofJob)}`]),
    `var-vertex=${id}`,
    sameTime,
  ].join('&')}`;
  const dashboard = { title: t('link.vertexDashboard', 'Vertex dashboard'), url };
  const flameGraph = {
    title: t('link.flameGraph', 'Flame graph'),
    url: `${url}&viewPanel=panel-${linkedPanels.flameGraph}`,
  };
  const ui = {
    title: t('link.flinkUi', 'Flink UI'),
    url: `${flinkUi}/#/job/running/${jobId}/overview/${id}/detail`,
    targetBlank: true,
  };
  return [
    dashboard,
    flameGraph,
    ...(flinkUi !== null && jobId !== null ? [ui] : []),
    ...(prometheus === null ? [] : [busyInPrometheus(prometheus, 'task_id', id)]),
  ];
}

function taskManagerLinks({ uid, flinkUi }: LinkTargets): DataLink[] {
  const url = `/d/flinkscope-cluster?var-flink=${encodeURIComponent(uid)}&var-taskManager=${value}&${sameTime}`;
  const log = {
    title: t('link.taskManagerLog', 'Log of this TaskManager'),
    url: `${url}&viewPanel=panel-${linkedPanels.log}`,
  };
  const dashboard = { title: t('link.cluster', 'Cluster dashboard'), url };
  const ui = {
    title: t('link.flinkUi', 'Flink UI'),
    url: `${flinkUi}/#/task-manager/${value}/metrics`,
    targetBlank: true,
  };
  return [log, dashboard, ...(flinkUi === null ? [] : [ui])];
}

/** The job that frames of one answer are about, as far as they say it. */
export function jobIdIn(frames: readonly DataFrame[]): string | null {
  const column = frames.flatMap(({ fields }) => fields).find(({ name }) => name === 'job_id');
  const first: unknown = column?.values[0];
  return typeof first === 'string' ? first : null;
}

function linksOf(frame: DataFrame, field: Field, targets: LinkTargets): DataLink[] {
  const entity = entities[frame.name ?? '']?.[field.name];
  switch (entity?.kind) {
    case 'job':
      return jobLinks(targets, field.name.endsWith('id'));
    case 'vertex':
      return vertexLinks(targets, entity.id);
    case 'taskManager':
      return taskManagerLinks(targets);
    case undefined:
      return [];
  }
}

/** The frame with links on its job, vertex and TaskManager columns: to the shipped dashboard, and to Flink's UI where it is known. */
export function withLinks(frame: DataFrame, targets: LinkTargets): DataFrame {
  return {
    ...frame,
    fields: frame.fields.map((field) => {
      const links = linksOf(frame, field, targets);
      return links.length === 0 ? field : { ...field, config: { ...field.config, links } };
    }),
  };
}
