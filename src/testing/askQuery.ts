import { type Transport } from '../flink/transport';
import { asTable } from './asTable';
import { framesOf, packetsOf, type SavedQuery, testDataSource } from './datasource';

/** Runs one query to its end: tables, messages and notices of its last packet. */
export async function askQuery(transport: Transport, fields: Omit<SavedQuery, 'refId'>) {
  const packets = await packetsOf(testDataSource(transport), [{ refId: 'A', ...fields }]);
  const last = packets.at(-1);
  const frames = framesOf(last);
  return {
    frames,
    tables: frames.map((frame) => asTable(frame)),
    errors: (last?.errors ?? []).map(({ message }) => message),
    notices: frames.flatMap((frame) => frame.meta?.notices ?? []).map(({ text }) => text),
  };
}
