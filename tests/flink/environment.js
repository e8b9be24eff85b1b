const { TestEnvironment } = require('jest-environment-jsdom');

/** A browser's window, in which `fetch` is Node's: requests go straight to Flink. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { fetch, Response, Request, Headers, AbortController, AbortSignal, structuredClone });
  }
};
