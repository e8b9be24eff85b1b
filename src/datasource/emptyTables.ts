import { type DataFrame, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';

const isFrame = (item: unknown): item is DataFrame => typeof item === 'object' && item !== null && 'fields' in item;

/**
 * For Grafana's table: without rows it draws the headers and nothing else. Without columns it says what the panel's "No value"
 * says, or "No data".
 */
export function asTableShows<Q extends DataQuery>(
  response: DataQueryResponse,
  { panelPluginId }: Pick<DataQueryRequest<Q>, 'panelPluginId'>
): DataQueryResponse {
  const frames = response.data.filter(isFrame);
  const isEmpty = panelPluginId === 'table' && frames.every(({ length }) => length === 0);
  return isEmpty ? { ...response, data: frames.map((frame) => ({ ...frame, fields: [] })) } : response;
}
