import { useMemo } from 'react';
import { type Diagnosis } from '../../diagnosis/diagnosis';
import { type Collapsed } from './collapse/collapse';

/** Ids of the vertices that hold the job back, the worst first; the same list as long as they are the same. */
export function useHolders(diagnosis: Diagnosis): readonly string[] {
  const ids = diagnosis.kind === 'bottlenecks' ? diagnosis.bottlenecks.map(({ vertex }) => vertex) : [];
  const text = JSON.stringify([...new Set(ids)]);
  return useMemo(() => {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.map(String) : [];
  }, [text]);
}

/** By the ids of what is drawn, a stack for those within it: 1 = what holds the job back most. */
export const useRanks = (holders: readonly string[], { shownAs }: Pick<Collapsed, 'shownAs'>) =>
  useMemo(() => {
    const ranks = new Map<string, number>();
    holders.forEach((id, index) => {
      const shown = shownAs.get(id) ?? id;
      if (!ranks.has(shown)) {
        ranks.set(shown, index + 1);
      }
    });
    return ranks;
  }, [holders, shownAs]);
