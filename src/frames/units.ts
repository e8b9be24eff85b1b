import { type FieldConfig } from '@grafana/data';

const described = (description: string | undefined): FieldConfig => (description === undefined ? {} : { description });

/** 0 to 1. */
export const share = (displayName: string, description?: string): FieldConfig => ({
  displayName,
  ...described(description),
  unit: 'percentunit',
  decimals: 0,
  min: 0,
  max: 1,
});

/** Records per second. */
export const rate = (displayName: string, description?: string): FieldConfig => ({
  displayName,
  ...described(description),
  unit: 'suffix: /s',
  decimals: 0,
});

export const byteRate = (displayName: string): FieldConfig => ({ displayName, unit: 'binBps' });

export const count = (displayName: string): FieldConfig => ({ displayName, unit: 'short', decimals: 0 });

export const byteCount = (displayName: string): FieldConfig => ({ displayName, unit: 'bytes' });

/** ms that people read as days, hours, minutes and seconds. */
export const age = (displayName: string, description?: string): FieldConfig => ({
  displayName,
  ...described(description),
  unit: 'dtdurationms',
  decimals: 0,
});

/** ms, exact. */
export const ms = (displayName: string, description?: string): FieldConfig => ({
  displayName,
  ...described(description),
  unit: 'ms',
});
