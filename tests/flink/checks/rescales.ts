import { type Check } from '../checks';

/** The history of the adaptive scheduler, or why there is none. */
export const rescales: Check = async (cluster) => {
  const { id, name: job } = await cluster.job('orders-per-minute');
  const path = `/jobs/${id}/rescales`;
  const query = { queryType: 'rescales', job } as const;
  if (!(await cluster.has(`${path}/history`))) {
    const sentence = await cluster.refusal(query);
    return [{ what: 'none kept, and how to turn it on', ours: sentence.includes('rescale-history.size'), flink: true }];
  }
  const said = await cluster.ask(query);
  const history: any[] = await cluster.raw(`${path}/history`);
  const rows = said.rows('rescales');
  return [
    { what: 'rescales', ours: rows.length, flink: history.length },
    ...history.map((one) => ({
      what: `rescale ${one.rescaleUuid}`,
      ours: rows.find((row) => row.id === one.rescaleUuid)?.started,
      flink: one.startTimestampInMillis,
    })),
  ];
};
