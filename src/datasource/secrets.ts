const mask = '••••••';

/** `token`, `apiToken`, `secret-key`, `access.key`, `passwd`; not `keyed-state`, nor `monkey`. */
const secretWords: ReadonlySet<string> = new Set([
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'secrets',
  'token',
  'tokens',
  'credential',
  'credentials',
  'key',
  'apikey',
  'accesskey',
  'secretkey',
  'sas',
  'jaas',
  'auth',
  'authorization',
]);
const secretParts = /password|passwd|passphrase|secret|token|credential|apikey|accesskey|privatekey/i;

/** Words of a name: `fs.s3a.accessKey` -> fs, s3a, access, key. */
const wordsOf = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

/** Whether a value under this name should not be shown. Flink masks some of them itself, fewer in older versions. */
export const isSecret = (name: string): boolean =>
  secretParts.test(name) || wordsOf(name).some((word) => secretWords.has(word));

/** A user and password in an address: `jdbc:mysql://user:secret@host/db`. */
const passwordInAddress = /(\/\/[^/\s:@]*):[^/\s@]+@/g;

/** The value as it may be shown. */
export const shownValue = (name: string, value: string): string =>
  isSecret(name) ? mask : value.replace(passwordInAddress, `$1:${mask}@`);
