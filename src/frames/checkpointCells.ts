import { type FieldConfig } from '@grafana/data';
import { number } from './contract';

/* Columns that the frames of checkpoints have in common. */

export const ms = (displayName: string, description?: string): FieldConfig => ({
  displayName,
  unit: 'ms',
  ...(description === undefined ? {} : { description }),
});

export const bytes = (displayName: string, description?: string): FieldConfig => ({
  displayName,
  unit: 'bytes',
  ...(description === undefined ? {} : { description }),
});

export const count = (displayName: string): FieldConfig => ({ displayName, decimals: 0 });

export const sizes = {
  checkpointedBytes: number(
    'checkpointed size',
    bytes('Written', 'The difference to earlier checkpoints where they are incremental')
  ),
  stateBytes: number('state size', bytes('State', 'The whole state')),
  processedBytes: number('processed', bytes('Processed', 'Read during the alignment')),
  persistedBytes: number('persisted', bytes('In flight, stored', 'Only unaligned checkpoints store records in flight')),
};
