import { t } from '@grafana/i18n';
import { searchable } from './searchable';
import { type Labelled, SeveralOf } from './SeveralOf';

interface Props extends Labelled {
  values: readonly string[];
  /** Everything that can be chosen now, tens of thousands if need be; what is typed is searched in it. */
  load(): Promise<readonly string[]>;
}

/** Several of the things that the cluster has now, variables, or typed texts. */
export function SeveralField({ values, load, variables, ...props }: Props) {
  const options = async (typed: string) => {
    const live = searchable(await load().catch(() => []), typed);
    const group = t('editor.variables', 'Variables');
    return [...live, ...searchable(variables, typed).map((option) => ({ ...option, group }))];
  };
  return <SeveralOf {...props} typed values={[...values]} options={options} />;
}
