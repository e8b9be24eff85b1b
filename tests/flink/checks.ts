import { type FlinkQueryType } from '../../src/datasource/queries/registry';
import { type Cluster } from './cluster';
import { type Comparison } from './compare';
import { jobGraph, jobs } from './checks/jobs';

export type Check = (cluster: Cluster) => Promise<Comparison[]>;

/** One for each query type: the type says when one is missing. */
export const checks: { [Type in FlinkQueryType]: Check } = { jobs, jobGraph };
