import { locationService } from '@grafana/runtime';
import { useState } from 'react';
import { type Row } from './rows';

/** An operator whose subtasks are open. */
export interface Chosen {
  operatorId: string;
  operator: string;
}

export interface Choosing {
  chosen: Chosen | null;
  /** Opens the operator of a row, and tells other panels of its vertex; null closes it. */
  choose(row: Row | null): void;
  /** Only tells other panels; null where nobody can be told. */
  tell: ((row: Row) => void) | null;
}

/** What is open. @param variable of the dashboard, gets the id of the vertex; empty = none */
export function useChosen(variable: string): Choosing {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const canTell = /^\w+$/.test(variable);
  const tell = (row: Row) => {
    if (canTell && row.vertexId !== null) {
      locationService.partial({ [`var-${variable}`]: row.vertexId }, true);
    }
  };
  const choose = (row: Row | null) => {
    setChosen(row === null || row.operatorId === null ? null : { operatorId: row.operatorId, operator: row.operator });
    if (row !== null) {
      tell(row);
    }
  };
  return { chosen, choose, tell: canTell ? tell : null };
}
