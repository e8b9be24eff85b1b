/** What differs between names of look-alikes: ids of eight and more hexadecimal digits, and numbers. */
const differing = /\b(?=[0-9a-f]*\d)[0-9a-f]{8,}\b|\d+/gi;

/** A name without its numbers and ids, `Source: orders_7[3]` as `Source: orders_…[…]`: equal for look-alikes. */
export const alikeName = (name: string): string => name.replace(differing, '…');
