import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Diagnosis } from '../../../diagnosis/diagnosis';
import { type JobGraph } from '../../../frames/jobGraph';
import { fill, raw } from '../../../text/fill';
import { vertexName } from '../names';
import { type Difference } from './differences';

/** Names that a sentence can hold. */
const named = 3;

const listOf = (names: readonly string[]) =>
  [...names.slice(0, named), ...(names.length > named ? ['…'] : [])].join(t('spoken.separator', ', ', raw));

export function differenceText(difference: Difference): string {
  switch (difference.kind) {
    case 'otherJobs':
      return t('past.otherJobs', 'What is known of the past is of other jobs.');
    case 'gone':
      return difference.count === 1
        ? t('past.goneOne', 'One task of then is not in the graph of now.')
        : fill(t('past.gone', '{{- count}} tasks of then are not in the graph of now.', raw), {
            count: difference.count,
          });
    case 'missing':
      return fill(t('past.missing', 'No values of {{- names}}.', raw), { names: listOf(difference.vertices) });
    case 'parallelism':
      return fill(t('past.parallelism', 'Values of other numbers of subtasks: {{- list}}.', raw), {
        list: listOf(difference.vertices.map(({ vertex, then, now }) => `${vertex} ×${then} (×${now})`)),
      });
  }
}

/** Within a day the date goes without saying. */
const dayMs = 86_400_000;

/** A moment as precisely as a range of `span` ms needs it. */
export const momentText = (at: number, span: number, timeZone: string): string =>
  dateTimeFormat(at, { timeZone, format: span > dayMs ? 'MM-DD HH:mm' : 'HH:mm:ss' });

/** One line about a moment, for those who do not see the picture. */
export function diagnosisText(diagnosis: Diagnosis | null, graph: Pick<JobGraph, 'vertices'>): string {
  if (diagnosis === null || diagnosis.kind === 'unknown') {
    return t('past.notKnown', 'not known');
  }
  if (diagnosis.kind === 'none') {
    return t('past.noBottleneck', 'no bottleneck');
  }
  const names = diagnosis.bottlenecks.map(({ vertex }) => vertexName(graph, vertex));
  return fill(t('past.bottleneck', 'bottleneck: {{- names}}', raw), { names: listOf(names) });
}
