import { type DataFrame, type DataLink, type Field } from '@grafana/data';
import { t } from '@grafana/i18n';

/** What an id in a column names, by frame and column. */
const entities: Readonly<Record<string, Readonly<Record<string, 'job' | 'vertex'>>>> = {
  jobs: { id: 'job', name: 'job' },
  job: { job_id: 'job', job_name: 'job' },
  nodes: { id: 'vertex' },
  vertices: { id: 'vertex' },
};

export interface LinkTargets {
  /** Uid of this data source. */
  uid: string;
  /** Address of Flink's own UI without a slash at the end, or null. */
  flinkUi: string | null;
  /** The job that the query was about; null where it was about all. */
  jobId: string | null;
}

/** Filled in by Grafana for the row; encoded, because names are free text. */
const value = '${__value.raw:percentencode}';

function jobLinks({ uid, flinkUi }: LinkTargets, isId: boolean): DataLink[] {
  const dashboard = {
    title: t('link.job', 'Job dashboard'),
    url: `/d/flinkscope-job?var-flink=${encodeURIComponent(uid)}&var-job=${value}`,
  };
  const ui = {
    title: t('link.flinkUi', 'Flink UI'),
    url: `${flinkUi}/#/job/running/${value}/overview`,
    targetBlank: true,
  };
  return flinkUi !== null && isId ? [dashboard, ui] : [dashboard];
}

function vertexLinks({ flinkUi, jobId }: LinkTargets): DataLink[] {
  return flinkUi === null || jobId === null
    ? []
    : [
        {
          title: t('link.flinkUi', 'Flink UI'),
          url: `${flinkUi}/#/job/running/${jobId}/overview/${value}/detail`,
          targetBlank: true,
        },
      ];
}

/** The job that frames of one answer are about, as far as they say it. */
export function jobIdIn(frames: readonly DataFrame[]): string | null {
  const column = frames.flatMap(({ fields }) => fields).find(({ name }) => name === 'job_id');
  const first: unknown = column?.values[0];
  return typeof first === 'string' ? first : null;
}

function linksOf(frame: DataFrame, field: Field, targets: LinkTargets): DataLink[] {
  const entity = entities[frame.name ?? '']?.[field.name];
  if (entity === 'job') {
    return jobLinks(targets, field.name.endsWith('id'));
  }
  return entity === 'vertex' ? vertexLinks(targets) : [];
}

/** The frame with links on its job and vertex columns: to the shipped dashboard, and to Flink's UI where it is known. */
export function withLinks(frame: DataFrame, targets: LinkTargets): DataFrame {
  return {
    ...frame,
    fields: frame.fields.map((field) => {
      const links = linksOf(frame, field, targets);
      return links.length === 0 ? field : { ...field, config: { ...field.config, links } };
    }),
  };
}
