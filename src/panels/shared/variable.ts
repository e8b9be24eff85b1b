import { type InterpolateFunction } from '@grafana/data';
import { locationService } from '@grafana/runtime';

const isName = (name: string) => /^\w+$/.test(name);

/** What a variable of the dashboard holds; null when there is none of that name. */
export function variableValue(name: string, replaceVariables: InterpolateFunction): string | null {
  const expression = `\${${name}:raw}`;
  const value = isName(name) ? replaceVariables(expression) : expression;
  return value === expression ? null : value;
}

/** Without a name, or with one that no variable can have, nothing is set. */
export function setVariable(name: string, value: string): void {
  if (isName(name)) {
    locationService.partial({ [`var-${name}`]: value }, true);
  }
}
