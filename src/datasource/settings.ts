import { type DataSourceJsonData } from '@grafana/data';

/** What is stored with a data source; every viewer can read it, so no secrets. */
export interface FlinkSettings extends DataSourceJsonData {
  /** Requests that one refresh of a job may send. */
  requestBudget?: number;
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
