import { WholeTraces } from '../flink/wholeTraces';
import { perDataSource } from './perDataSource';

/** The stack traces that all queries of one data source have seen. */
export const wholeTraces = perDataSource(() => new WholeTraces());
