import { type DataSourceJsonData } from '@grafana/data';

/** What is stored with a data source; every viewer can read it, so no secrets. */
export interface FlinkSettings extends DataSourceJsonData {
  /** Requests that one refresh of a job may send. */
  requestBudget?: number;
  /** Panels that ask sooner get the last answer again; seconds. */
  minRefreshSeconds?: number;
  /** Where people's browsers find Flink's own UI; without it there are no links to it. */
  flinkUiUrl?: string;
  /** Uid of the Prometheus that scrapes this cluster, for links and for what was before. */
  prometheusUid?: string;
}

export const longestMinRefresh = 300;

/** ms; 0 where it is absent or no sensible number. */
export function minRefreshOf({ minRefreshSeconds }: FlinkSettings): number {
  return typeof minRefreshSeconds === 'number' && minRefreshSeconds > 0
    ? Math.min(longestMinRefresh, minRefreshSeconds) * 1_000
    : 0;
}

/** The address without a slash at its end; null where there is none, or one that a browser should not open. */
export function flinkUiOf({ flinkUiUrl = '' }: FlinkSettings): string | null {
  return /^https?:\/\/[^\s/]+/i.test(flinkUiUrl.trim()) ? flinkUiUrl.trim().replace(/\/+$/, '') : null;
}

export const defaultBudget = 12;
/** One for the job, one for its restarts, one look. */
export const smallestBudget = 3;
export const largestBudget = 200;

/** The stored budget, or the default where it is absent or no sensible number. */
export function budgetOf({ requestBudget }: FlinkSettings): number {
  return typeof requestBudget === 'number' && Number.isFinite(requestBudget)
    ? Math.min(largestBudget, Math.max(smallestBudget, Math.round(requestBudget)))
    : defaultBudget;
}
