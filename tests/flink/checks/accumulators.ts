import { type Check } from '../checks';
import { type Comparison } from '../compare';

/** SQL jobs have none of their own: then there must be no row. */
export const accumulators: Check = async (cluster) => {
  const { jobs } = await cluster.raw('/jobs/overview');
  const compared = await Promise.all(
    jobs.map(async ({ jid, name }: any): Promise<Comparison[]> => {
      const rows = (await cluster.ask({ queryType: 'accumulators', job: jid })).rows('accumulators');
      const flink: any[] = (await cluster.raw(`/jobs/${jid}/accumulators`))['user-task-accumulators'];
      const { vertices } = await cluster.raw(`/jobs/${jid}`);
      const vertex = vertices[0].id;
      const ofVertex = (await cluster.ask({ queryType: 'accumulators', job: jid, vertex })).rows('accumulators');
      const ofFlink = (await cluster.raw(`/jobs/${jid}/vertices/${vertex}/accumulators`))['user-accumulators'];
      return [
        { what: `${name}: accumulators`, ours: rows.length, flink: flink.length },
        { what: `${name}: of a vertex`, ours: ofVertex.length, flink: ofFlink.length },
        ...flink.map((one) => ({
          what: `${name}: ${one.name}`,
          ours: rows.find((row) => row.name === one.name)?.value,
          flink: one.value,
        })),
      ];
    })
  );
  return compared.flat();
};
