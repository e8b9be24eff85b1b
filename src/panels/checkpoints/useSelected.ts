import { type InterpolateFunction } from '@grafana/data';
import { useState } from 'react';
import { setVariable, variableValue } from '../shared/variable';

export interface Selected {
  /** ID of the checkpoint that somebody chose; null = none. */
  id: number | null;
  /** The dashboard has the variable, so that a query can follow. */
  hasVariable: boolean;
  /** Nothing is to be open, whatever the query brings. */
  isClosed: boolean;
  select(id: number): void;
  close(): void;
}

interface Choice {
  id: number | null;
  isClosed: boolean;
}

const none: Choice = { id: null, isClosed: false };

/** The chosen checkpoint: an ID in the variable of the dashboard, or remembered here where there is no such variable. */
export function useSelected(variable: string, replaceVariables: InterpolateFunction): Selected {
  const value = variableValue(variable, replaceVariables);
  const [chosen, setChosen] = useState(none);
  const told = value !== null && /^\d+$/.test(value) ? Number(value) : null;
  return {
    id: chosen.id ?? told,
    hasVariable: value !== null,
    isClosed: chosen.isClosed,
    select: (id) => {
      setChosen({ id, isClosed: false });
      if (value !== null) {
        setVariable(variable, String(id));
      }
    },
    close: () => setChosen({ id: null, isClosed: true }),
  };
}
