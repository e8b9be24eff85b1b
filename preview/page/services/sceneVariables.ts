import { sceneGraph, type SceneObject, sceneUtils, type SceneVariable } from '@grafana/scenes';

function typed(variable: SceneVariable): object {
  const { name, label = '', type } = variable.state;
  const common = { name, label, type, id: name };
  const value = variable.getValue();
  const current = { value, text: variable.getValueText?.() ?? value };
  if (
    sceneUtils.isQueryVariable(variable) ||
    sceneUtils.isDataSourceVariable(variable) ||
    sceneUtils.isCustomVariable(variable)
  ) {
    const { options, isMulti = false, includeAll = false } = variable.state;
    const rows = options.map((option) => ({
      text: option.label,
      value: option.value,
      selected: option.value === value,
    }));
    return { ...common, current, options: rows, multi: isMulti, includeAll };
  }
  return { ...common, current, options: [] };
}

/** The variables that a scene sees, in the form of dashboards before scenes. */
export const sceneVariables = (scene: SceneObject): object[] =>
  sceneGraph.getVariables(scene).state.variables.map(typed);
