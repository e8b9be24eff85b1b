import { Fields } from '../decode';
import { type Transport } from '../transport';
import { type FlinkEvent, momentOf } from './event';

/** Last heartbeat of each TaskManager by its id, epoch ms; null when Flink does not tell. */
export type Heartbeats = ReadonlyMap<string, number | null>;

/** Who was there at a look, and when that was (epoch ms). */
export interface Presence {
  at: number;
  heartbeats: Heartbeats;
}

export const decodeHeartbeats = (body: unknown): Heartbeats =>
  new Map(
    Fields.of(body, '/taskmanagers')
      .list('taskmanagers')
      .map((taskManager) => [taskManager.text('id'), taskManager.millisOrNull('timeSinceLastHeartbeat')])
  );

/** Who is gone and who is new since the look before. */
export function presenceChanges(before: Presence, now: Presence): FlinkEvent[] {
  const lost = [...before.heartbeats].flatMap(([id, heartbeat]): FlinkEvent[] =>
    now.heartbeats.has(id)
      ? []
      : [{ kind: 'taskManagerLost', ...momentOf(heartbeat ?? before.at, id), timeEnd: now.at, taskManager: id }]
  );
  const joined = [...now.heartbeats.keys()].flatMap((id): FlinkEvent[] =>
    before.heartbeats.has(id)
      ? []
      : [{ kind: 'taskManagerJoined', ...momentOf(before.at, id), timeEnd: now.at, taskManager: id }]
  );
  return [...lost, ...joined];
}

export async function getHeartbeats(transport: Transport, signal?: AbortSignal): Promise<Heartbeats> {
  return decodeHeartbeats(await transport.get('/taskmanagers', {}, signal));
}
