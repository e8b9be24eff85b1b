import { FieldType } from '@grafana/data';
import { type FlinkQueryType, queryTypes } from './registry';

/** Only a type of which every frame tells times can become annotations. */
export const isAnnotatable = (queryType: FlinkQueryType): boolean =>
  queryTypes[queryType].frames.every(({ contract }) => contract.columns.some(({ type }) => type === FieldType.time));
