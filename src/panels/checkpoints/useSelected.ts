import { type InterpolateFunction } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { useState } from 'react';

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
  const reference = `\${${variable}}`;
  const value = variable === '' ? reference : replaceVariables(reference);
  const hasVariable = value !== reference;
  const [chosen, setChosen] = useState(none);
  const told = hasVariable && /^\d+$/.test(value) ? Number(value) : null;
  return {
    id: chosen.id ?? told,
    hasVariable,
    isClosed: chosen.isClosed,
    select: (id) => {
      setChosen({ id, isClosed: false });
      if (hasVariable) {
        locationService.partial({ [`var-${variable}`]: String(id) }, true);
      }
    },
    close: () => setChosen({ id: null, isClosed: true }),
  };
}
