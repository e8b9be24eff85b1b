import { type Diagnosis } from './diagnosis';

/**
 * Vertices of which more should be known (rates and TaskManagers of their subtasks), the most urgent first: a diagnosis
 * without them may say `unknown`, with them it says why.
 */
export function suspectsOf(diagnosis: Diagnosis): string[] {
  switch (diagnosis.kind) {
    case 'bottlenecks':
      return [...diagnosis.bottlenecks, ...diagnosis.concerns].map(({ vertex }) => vertex);
    case 'none':
      return diagnosis.concerns.map(({ vertex }) => vertex);
    case 'unknown':
      return [];
  }
}
