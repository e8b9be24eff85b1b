import { JobField } from '../../fields/JobField';
import { type EditorProps } from '../queryType';
import { type VerticesQuery } from './run';

export function Editor({ query, onChange, live, variables }: EditorProps<VerticesQuery>) {
  return <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />;
}
