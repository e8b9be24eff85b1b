// Tests of servers say `@jest-environment node` and need nothing of a browser.
if (typeof window !== 'undefined') {
  require('./jest-setup.browser');
}
