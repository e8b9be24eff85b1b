/** Java's Long.MIN_VALUE, which JavaScript's numbers cannot hold. */
const leastLong = '-9223372036854775808';

/** A whole number as Java writes a long; null = the smallest there is, which Flink uses for "no watermark yet". */
export const long = (value: number | null): string => (value === null ? leastLong : String(Math.trunc(value)));

/** A number as Java's Double.toString writes it: always with a fraction, with an exponent where it is large or small. */
export function double(value: number | null): string {
  if (value === null || Number.isNaN(value)) {
    return 'NaN';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? 'Infinity' : '-Infinity';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits = '0', exponent = '0'] = value.toExponential().split('e');
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
