import { causeOf } from './causes/causeOf';
import { suspectOf, type Suspect } from './causes/suspect';
import { type Place } from './diagnosis';
import { type GraphVertex } from '../frames/jobGraph';
import { type Hold } from './holders';
import { type Situation } from './situation';

/** Where it is not the subtasks' work that holds others back, none of them is guilty. */
const areSubtasksGuilty = ({ hold }: Suspect) => hold === 'busy' || hold === 'partly';

function taskManagerOf({ guilty }: Suspect): string | null {
  const [shared, ...more] = guilty.taskManagers;
  return shared === undefined || more.length > 0 ? null : shared;
}

export function placeOf(vertex: GraphVertex, hold: Hold, situation: Situation): Place {
  const suspect = suspectOf(vertex, hold, situation);
  const guilty = areSubtasksGuilty(suspect);
  return {
    vertex: vertex.id,
    cause: causeOf(suspect),
    subtasks: guilty ? suspect.guilty.indices : [],
    taskManager: guilty ? taskManagerOf(suspect) : null,
    evidence: suspect.evidence,
  };
}
