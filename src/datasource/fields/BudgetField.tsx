import { t } from '@grafana/i18n';
import { InlineField, Input } from '@grafana/ui';
import { useId } from 'react';
import { fill, raw } from '../../text/fill';
import { defaultBudget, largestBudget, smallestBudget } from '../settings';

interface Props {
  /** Undefined = the default. */
  budget: number | undefined;
  disabled: boolean;
  onChange(budget: number | undefined): void;
}

export function BudgetField({ budget, disabled, onChange }: Props) {
  const id = useId();
  const isOutside = budget !== undefined && !(budget >= smallestBudget && budget <= largestBudget);
  return (
    <InlineField
      label={t('config.budget.label', 'Requests per refresh')}
      labelWidth={24}
      htmlFor={id}
      interactive
      invalid={isOutside}
      error={fill(t('config.budget.error', 'Choose a number from {{- from}} to {{- to}}.', raw), {
        from: smallestBudget,
        to: largestBudget,
      })}
      tooltip={t(
        'config.budget.help',
        'How many requests a job graph may send at one refresh. A job with up to two vertices less than this is exact at every refresh; in larger jobs the most pressed vertices come first.'
      )}
    >
      <Input
        id={id}
        type="number"
        disabled={disabled}
        width={16}
        min={smallestBudget}
        max={largestBudget}
        placeholder={String(defaultBudget)}
        value={budget ?? ''}
        onChange={({ currentTarget }) =>
          onChange(Number.isNaN(currentTarget.valueAsNumber) ? undefined : currentTarget.valueAsNumber)
        }
      />
    </InlineField>
  );
}
