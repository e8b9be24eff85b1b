import { type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { fill, raw } from '../../text/fill';
import { type JobGraph } from '../../frames/jobGraph';
import { WayLink } from '../shared/WayLink';
import { Banner } from './Banner';
import { type Write } from './format';
import { type Model } from './model';
import { type Row } from './rows';
import { barsOf } from './subtaskBars';
import { type Choosing } from './useChosen';
import { type TaskManager, taskManagerOf, vertexWays } from './ways';
import { culpritText, hotText, stoppedText } from './words';

/** The one thing to know: where latency is added, or which subtask stands out. */
export interface LatencyVerdict {
  title: string;
  text: string;
  /** The row it is about; null = several. */
  row: number | null;
}

/** Null where nothing stands out. */
export function verdictOf(model: Model, ofSubtasks: boolean, write: Write, timeZone: string): LatencyVerdict | null {
  const outstanding = ofSubtasks ? hotText(model, barsOf(model), write) : culpritText(model, write, timeZone);
  return outstanding ?? stoppedText(model, timeZone);
}

/** Where the subtask runs, with a link if there is one. */
function OnTaskManager({ id, ways: [way] }: TaskManager) {
  const text = fill(t('hot.taskManager', 'TaskManager {{- id}}', raw), { id });
  return way === undefined ? <span>{text}</span> : <WayLink way={way} text={text} />;
}

interface Props {
  verdict: LatencyVerdict;
  /** No room for more than the sentence itself. */
  narrow: boolean;
  model: Model;
  frames: readonly DataFrame[];
  graph: JobGraph | null;
  onOpen: ((row: number) => void) | null;
  tell: Choosing['tell'];
}

/** To the vertex in other panels, or to its dashboard where the dashboard has no variable for it. */
function ToVertex({ row, frames, tell }: { row: Row } & Pick<Props, 'frames' | 'tell'>) {
  if (tell !== null && row.vertexId !== null) {
    return (
      <Button size="sm" variant="secondary" onClick={() => tell(row)}>
        {t('culprit.graph', 'Show in graph')}
      </Button>
    );
  }
  const [way] = vertexWays(frames, row);
  return way === undefined ? null : <WayLink way={way} />;
}

/** The verdict, and ways to look closer. */
export function VerdictBanner({
  verdict: { title, text, row: index },
  narrow,
  model,
  frames,
  graph,
  onOpen,
  tell,
}: Props) {
  const row = index === null ? undefined : model.rows[index];
  const taskManager = row === undefined ? null : taskManagerOf(frames, graph, row);
  return (
    <Banner title={title} text={narrow ? '' : text}>
      {taskManager !== null && <OnTaskManager {...taskManager} />}
      {row !== undefined && <ToVertex row={row} frames={frames} tell={tell} />}
      {onOpen !== null && index !== null && (
        <Button size="sm" variant="secondary" onClick={() => onOpen(index)}>
          {t('culprit.subtasks', 'Subtasks')}
        </Button>
      )}
    </Banner>
  );
}
