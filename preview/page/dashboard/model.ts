import {
  type DataSourceRef,
  type DataTransformerConfig,
  type FieldConfigSource,
  type VariableHide,
  type VariableRefresh,
  type VariableSort,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';

/** Parts of a dashboard's JSON (classic schema, version 39 and later) that the preview draws. */
export interface DashboardJson {
  uid: string;
  title: string;
  description?: string;
  tags?: string[];
  time?: { from: string; to: string };
  timezone?: string;
  weekStart?: string;
  fiscalYearStartMonth?: number;
  refresh?: string | false;
  timepicker?: { refresh_intervals?: string[]; hidden?: boolean; nowDelay?: string };
  graphTooltip?: 0 | 1 | 2;
  preload?: boolean;
  templating?: { list?: VariableJson[] };
  links?: LinkJson[];
  panels?: PanelJson[];
}

type Value = string | string[];

export interface VariableJson {
  type: string;
  name: string;
  label?: string;
  description?: string;
  hide?: VariableHide;
  skipUrlSync?: boolean;
  current?: { value?: Value; text?: Value };
  query?: string | DataQuery;
  datasource?: DataSourceRef | null;
  regex?: string;
  sort?: VariableSort;
  refresh?: VariableRefresh;
  multi?: boolean;
  includeAll?: boolean;
  allValue?: string | null;
  allowCustomValue?: boolean;
  options?: Array<{ value: string }>;
  auto?: boolean;
  auto_count?: number;
  auto_min?: string;
}

export interface LinkJson {
  type: 'link' | 'dashboards';
  title: string;
  url?: string;
  icon?: string;
  tooltip?: string;
  tags?: string[];
  asDropdown?: boolean;
  targetBlank?: boolean;
  includeVars?: boolean;
  keepTime?: boolean;
}

export interface PanelJson {
  id: number;
  type: string;
  title?: string;
  description?: string;
  transparent?: boolean;
  gridPos: { x: number; y: number; w: number; h: number };
  options?: object;
  fieldConfig?: Partial<FieldConfigSource<object>>;
  pluginVersion?: string;
  datasource?: DataSourceRef | null;
  targets?: DataQuery[];
  transformations?: DataTransformerConfig[];
  maxDataPoints?: number | null;
  interval?: string | null;
  links?: Array<{ title: string; url: string; targetBlank?: boolean }>;
  /** Rows only. */
  collapsed?: boolean;
  panels?: PanelJson[];
}

export interface DashboardAnswer {
  dashboard: DashboardJson;
  meta: { slug: string; url: string };
}

/** An entry of Grafana's dashboard search. */
export interface FoundDashboard {
  uid: string;
  title: string;
  url: string;
  tags: string[];
}
