import { type ClusterSpec } from './model/spec';
import { backpressure } from './scenarios/backpressure';
import { demo } from './scenarios/demo';
import { empty } from './scenarios/empty';
import { failingCheckpoints } from './scenarios/failing-checkpoints';
import { healthy } from './scenarios/healthy';
import { hostile } from './scenarios/hostile';
import { huge } from './scenarios/huge';
import { restartLoop } from './scenarios/restart-loop';
import { skew } from './scenarios/skew';
import { blockedSink } from './scenarios/blocked-sink';
import { gcPressure } from './scenarios/gc-pressure';
import { slowTaskManager } from './scenarios/slow-taskmanager';
import { wide } from './scenarios/wide';

const programs = {
  healthy,
  backpressure,
  skew,
  'restart-loop': restartLoop,
  'failing-checkpoints': failingCheckpoints,
  'gc-pressure': gcPressure,
  'slow-taskmanager': slowTaskManager,
  'blocked-sink': blockedSink,
  demo,
  wide,
  huge,
  hostile,
  empty,
};

export type ScenarioName = keyof typeof programs;

export const scenarios: Readonly<Record<ScenarioName, () => ClusterSpec>> = programs;

export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(programs, name);

export const scenarioNames: readonly ScenarioName[] = Object.keys(programs).filter(isScenario);
