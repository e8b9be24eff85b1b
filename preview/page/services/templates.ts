import { type ScopedVars, type TypedVariableModel } from '@grafana/data';
import { type TemplateSrv, type VariableInterpolation } from '@grafana/runtime';
import { sceneGraph, SceneObjectBase, type SceneObject, type VariableCustomFormatterFn } from '@grafana/scenes';
import { isFields, isTrusted } from '../guards';
import { sceneVariables } from './sceneVariables';

declare global {
  interface Window {
    /** Set by the scene that is on screen, be it the host's or one that a plugin has bundled. */
    __grafanaSceneContext?: SceneObject;
  }
}

const pattern = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\${(\w+)(?:\.([^:^}]+))?(?::([^}]+))?}/;

const isFormatter = (format: unknown): format is VariableCustomFormatterFn => typeof format === 'function';
const isScene = (value: unknown): value is SceneObject => isFields(value) && 'state' in value && 'useState' in value;

/** The scene in whose variables a text is read: the panel that asks, else the one on screen. */
function contextOf(scopedVars: ScopedVars | undefined): SceneObject | undefined {
  const held: unknown = scopedVars?.['__sceneObject']?.value;
  const object: unknown = isFields(held) ? held.valueOf() : undefined;
  if (isScene(object)) {
    return object;
  }
  const onScreen = window.__grafanaSceneContext;
  return onScreen?.isActive === true ? onScreen : undefined;
}

/** Variables of the dashboard on screen for data sources, which know nothing of scenes. */
export class PreviewTemplates implements TemplateSrv {
  getVariables(): TypedVariableModel[] {
    const onScreen = window.__grafanaSceneContext;
    const variables: unknown = onScreen === undefined ? [] : sceneVariables(onScreen);
    return isTrusted<TypedVariableModel[]>(variables) ? variables : [];
  }

  replace(target = '', scopedVars?: ScopedVars, format?: unknown, interpolations?: VariableInterpolation[]): string {
    const wanted = typeof format === 'string' || isFormatter(format) ? format : undefined;
    const context = contextOf(scopedVars) ?? new NoScene({});
    return sceneGraph.interpolate(context, target, scopedVars, wanted, interpolations);
  }

  containsTemplate(target = ''): boolean {
    return pattern.test(target);
  }

  updateTimeRange(): void {
    // The scene on screen keeps the time range.
  }
}

/** Where no scene is on screen only the scoped variables and macros are known. */
class NoScene extends SceneObjectBase {}
