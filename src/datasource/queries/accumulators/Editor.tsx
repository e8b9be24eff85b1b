import { t } from '@grafana/i18n';
import { JobField } from '../../fields/JobField';
import { VertexField } from '../../fields/VertexField';
import { type EditorProps } from '../queryType';
import { type AccumulatorsQuery } from './run';

export function Editor({ query, onChange, live, variables }: EditorProps<AccumulatorsQuery>) {
  return (
    <>
      <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />
      <VertexField
        job={query.job}
        vertex={query.vertex}
        placeholder={t('query.accumulators.allVertices', 'The whole job')}
        onChange={(vertex) => onChange({ ...query, vertex })}
        live={live}
        variables={variables}
      />
    </>
  );
}
