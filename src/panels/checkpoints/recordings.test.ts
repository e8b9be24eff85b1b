import { type DataFrame } from '@grafana/data';
import { run as runSubtasks } from '../../datasource/queries/checkpointSubtasks/run';
import { run as runHistory } from '../../datasource/queries/checkpoints/run';
import { queryContext, stepsOf } from '../../testing/queryContext';
import { recordedTransport } from '../../testing/recordedTransport';
import { recordings } from '../../testing/recording';
import { readFrames } from './frames';
import { gapsOf } from './history/gaps';
import { mergeHistory } from './history/merge';
import { rowsOf, worstVertex } from './opened/rows';
import { verdictOf } from './verdict/verdict';

const recorded = (title: string) => {
  const found = recordings.find((recording) => recording.title === title);
  if (found === undefined) {
    throw new Error(`There is no recording ${title}.`);
  }
  return found.recording;
};

async function framesOf(title: string, job: string, checkpoint: string): Promise<DataFrame[]> {
  const context = queryContext(recordedTransport(recorded(title)));
  const history = await stepsOf(runHistory({ job, show: 'history', phases: false, past: false }, context));
  const parts = await stepsOf(runSubtasks({ job, checkpoint, vertex: '', show: 'subtasks' }, context));
  const named = (frames: DataFrame[] | undefined, refId: string) =>
    (frames ?? []).map((frame) => ({ ...frame, refId }));
  return [...named(history.at(-1)?.frames, 'A'), ...named(parts.at(-1)?.frames, 'B')];
}

interface RawSubtask {
  index: number;
  end_to_end_duration?: number;
  start_delay?: number;
  alignment?: { duration: number };
  checkpoint?: { sync: number; async: number };
}

/** What Flink answered, as it is. */
function rawSubtasks(title: string, checkpoint: number): Map<string, RawSubtask> {
  const path = new RegExp(`/checkpoints/details/${checkpoint}/subtasks/(\\w+)$`);
  return new Map(
    recorded(title).answers.flatMap((answer) => {
      const vertexId = path.exec(answer.path)?.[1];
      const body = answer.body as { subtasks?: RawSubtask[] };
      return vertexId === undefined
        ? []
        : (body.subtasks ?? []).map((each) => [`${vertexId}/${each.index}`, each] as const);
    })
  );
}

describe.each(['1.16.3', '1.18.1', '1.20.3', '2.0.0', '2.3.0'])('a checkpoint of Flink %s', (version) => {
  const title = `${version} standard`;

  it('is to the millisecond what Flink says', async () => {
    const read = readFrames(await framesOf(title, 'orders-per-minute', 'latest'));
    const [details] = read?.details ?? [];
    const raw = rawSubtasks(title, details!.checkpoint.id);
    expect(raw.size).toBeGreaterThan(1);
    const openness = new Map(details!.vertices.map(({ vertexId }) => [vertexId, 'all' as const]));
    const shown = rowsOf({ details: details!, compared: null, openness, isGraphOrder: false }).flatMap((row) =>
      row.kind === 'subtask' ? [row] : []
    );
    expect(shown.map(({ key }) => key).sort()).toEqual([...raw.keys()].sort());
    for (const { key, duration, segments } of shown) {
      const said = raw.get(key)!;
      const phases = [said.start_delay, said.alignment?.duration, said.checkpoint?.sync, said.checkpoint?.async].map(
        (phase) => phase ?? 0
      );
      expect(duration).toBe(said.end_to_end_duration);
      const spans = Object.fromEntries(segments.map(({ phase, from, to }) => [phase, to - from]));
      expect(['startDelay', 'alignment', 'sync', 'async'].map((phase) => spans[phase] ?? 0)).toEqual(phases);
    }
  });

  it('of a healthy job is healthy, and none is missed', async () => {
    const { rows, latest, details } = readFrames(await framesOf(title, 'orders-per-minute', 'latest'))!;
    expect(verdictOf(details[0]!, latest).findings[0].rule).toBe('quick');
    const history = mergeHistory(rows, latest, []);
    expect(history.checkpoints.length).toBeGreaterThan(2);
    const last = history.checkpoints.at(-1)!;
    expect(gapsOf(history, latest, last.to ?? last.from)).toEqual([]);
  });
});

describe('checkpoints that expire, recorded', () => {
  const title = '2.3.0 failing-checkpoints';

  it('are told with what is missing and why', async () => {
    const { latest, details } = readFrames(await framesOf(title, '', '15'))!;
    expect(verdictOf(details[0]!, latest)).toMatchObject({
      severity: 'error',
      findings: [
        {
          rule: 'failed',
          cause: 'expired',
          missing: { count: 2, of: 6, vertices: ['IntervalJoin → sink_join: Writer'] },
        },
        { rule: 'startDelay', vertex: 'IntervalJoin → sink_join: Writer', isAtSource: false },
      ],
    });
    expect(worstVertex(details[0]!)).toBe(details[0]!.vertices[0]!.vertexId);
  });

  it('under way waits for the same', async () => {
    const { latest, details } = readFrames(await framesOf(title, '', 'newest'))!;
    expect(verdictOf(details[0]!, latest).findings[0]).toMatchObject({ rule: 'waiting', missing: { count: 3, of: 6 } });
  });

  it('leave a gap that is open', async () => {
    const { rows, latest } = readFrames(await framesOf(title, '', '15'))!;
    const history = mergeHistory(rows, latest, []);
    const gaps = gapsOf(history, latest, history.checkpoints.at(-1)!.from + 60_000);
    expect(gaps.at(-1)).toMatchObject({ isOpen: true });
    expect(gaps.at(-1)!.failed).toBeGreaterThan(3);
  });
});
