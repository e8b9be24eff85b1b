import { t } from '@grafana/i18n';
import { type ComboboxOption } from '@grafana/ui';
import { type Labelled, SeveralOf } from './SeveralOf';

interface Props extends Labelled {
  values: string[];
  options: Array<ComboboxOption<string>>;
}

/** Several of a few fixed choices, or variables. */
export function ChoicesField({ options, variables, ...props }: Props) {
  const named = variables.map((value) => ({ value, group: t('editor.variables', 'Variables') }));
  return <SeveralOf {...props} typed={false} options={[...options, ...named]} />;
}
