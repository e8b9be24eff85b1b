import { t } from '@grafana/i18n';
import { InlineField, Input } from '@grafana/ui';
import { useId } from 'react';
import { fill, raw } from '../../text/fill';
import { longestMinRefresh } from '../settings';

interface Props {
  /** Undefined = every refresh asks Flink. */
  seconds: number | undefined;
  disabled: boolean;
  onChange(seconds: number | undefined): void;
}

export function MinRefreshField({ seconds, disabled, onChange }: Props) {
  const id = useId();
  const isOutside = seconds !== undefined && !(seconds >= 0 && seconds <= longestMinRefresh);
  return (
    <InlineField
      label={t('config.minRefresh.label', 'Shortest refresh (s)')}
      labelWidth={24}
      htmlFor={id}
      interactive
      invalid={isOutside}
      error={fill(t('config.minRefresh.error', 'Choose 0 to {{- to}} seconds.', raw), { to: longestMinRefresh })}
      tooltip={t(
        'config.minRefresh.help',
        'A panel that is refreshed sooner gets its last answer again and nothing is sent. Flink renews its metrics every 10 s at most.'
      )}
    >
      <Input
        id={id}
        type="number"
        disabled={disabled}
        width={16}
        min={0}
        max={longestMinRefresh}
        placeholder="0"
        value={seconds ?? ''}
        onChange={({ currentTarget }) =>
          onChange(Number.isNaN(currentTarget.valueAsNumber) ? undefined : currentTarget.valueAsNumber)
        }
      />
    </InlineField>
  );
}
