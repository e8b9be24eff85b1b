import { type GraphTaskManager, type GraphVertex } from '../../frames/jobGraph';
import { type Evidence } from '../diagnosis';
import { type Guilty, guiltyOf } from '../guilty';
import { type Hold } from '../holders';
import { known, largest, mean } from '../known';
import { type Load } from '../load';
import { allTaskManagers, type Situation } from '../situation';

/** A vertex under suspicion with all that the rules of causes look at. */
export interface Suspect {
  vertex: GraphVertex;
  load: Load;
  hold: Hold;
  guilty: Guilty;
  /** Rows of the TaskManagers of the guilty subtasks, those that are known. */
  taskManagers: GraphTaskManager[];
  evidence: Evidence;
}

const parallelismOf = (vertex: GraphVertex | undefined) => known(vertex?.parallelism);

export function suspectOf(vertex: GraphVertex, hold: Hold, situation: Situation): Suspect {
  const load = situation.loadOf(vertex.id);
  const guilty = guiltyOf(vertex, situation);
  const taskManagers = guilty.taskManagers.flatMap((id) => situation.taskManager(id) ?? []);
  const all = situation.taskManager(allTaskManagers);
  const inputs = situation.inputsOf(vertex.id).map((id) => parallelismOf(situation.vertices.get(id)));
  const evidence: Evidence = {
    busy: load.busy,
    busyOthers: guilty.extent === 'few' ? mean(guilty.others.map(({ busy }) => busy)) : null,
    records: guilty.records,
    recordsAll: guilty.recordsAll,
    skewFactor: guilty.skewFactor,
    cpu: largest(taskManagers.map(({ cpu }) => cpu)),
    cpuAll: known(all?.cpu),
    gc: largest(taskManagers.map(({ gc }) => gc)),
    gcAll: known(all?.gc),
    alignment: known(vertex.checkpointAlignment),
    parallelism: parallelismOf(vertex),
    parallelismBefore: largest(inputs),
  };
  return { vertex, load, hold, guilty, taskManagers, evidence };
}
