import { JobField } from '../../fields/JobField';
import { type EditorProps } from '../queryType';
import { type RescalesQuery } from './run';

export function Editor({ query, onChange, live, variables }: EditorProps<RescalesQuery>) {
  return <JobField job={query.job} onChange={(job) => onChange({ ...query, job })} live={live} variables={variables} />;
}
