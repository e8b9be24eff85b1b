/** Flink's own colours, which its users have learnt: idle blue, busy red, backpressured dark. */
export const pressureColours = {
  idle: '#5db1ff',
  busy: '#ee6464',
  backpressured: '#888888',
  unknown: '#b7b7c0',
} as const;

/** Flink's levels of backpressure (JobVertexBackPressureHandler): up to 10 % ok, up to 50 % low, above high. */
export type PressureLevel = 'ok' | 'low' | 'high' | 'unknown';

/** @param backpressured share, 0 to 1; null = not known */
export function pressureLevel(backpressured: number | null): PressureLevel {
  if (backpressured === null) {
    return 'unknown';
  }
  if (backpressured <= 0.1) {
    return 'ok';
  }
  return backpressured <= 0.5 ? 'low' : 'high';
}
