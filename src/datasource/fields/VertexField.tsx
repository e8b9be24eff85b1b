import { t } from '@grafana/i18n';
import { type ComboboxOption } from '@grafana/ui';
import { type Vertex } from '../../flink/job';
import { shortName } from '../../frames/shortName';
import { type Live } from '../queries/queryType';
import { LiveField } from './LiveField';

interface Props {
  job: string;
  /** Id or whole name. */
  vertex: string;
  /** What an empty field means, such as "All vertices". */
  placeholder: string;
  onChange(vertex: string): void;
  live: Live;
  variables: readonly string[];
}

/** By id, shown by the short name; the whole one is below it. */
export const vertexOptions = (vertices: ReadonlyArray<Pick<Vertex, 'id' | 'name'>>): Array<ComboboxOption<string>> =>
  vertices.map(({ id, name }) => ({ value: id, label: shortName(name), description: name }));

/** A vertex of the chosen job. Its id stays the same when the job is started again with the same plan. */
export function VertexField({ job, vertex, placeholder, onChange, live, variables }: Props) {
  return (
    <LiveField
      label={t('editor.vertex.label', 'Vertex')}
      help={t('editor.vertex.help', 'A task of the job graph, by ID or whole name, or a variable.')}
      placeholder={placeholder}
      value={vertex}
      onChange={onChange}
      load={async () => {
        const { vertices } = await live.flink.job(await live.jobId(job));
        return vertexOptions(vertices);
      }}
      variables={variables}
    />
  );
}
