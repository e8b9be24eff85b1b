/** A page in which this runs has a clock that can be put forward; timers go on as ever. */
declare global {
  interface Window {
    /** Puts the clock forward, ms. */
    flinkscopePass(ms: number): void;
  }
}

const RealDate = Date;
let passed = 0;
const now = () => RealDate.now() + passed;

function objectOf(made: unknown): object {
  if (typeof made !== 'object' || made === null) {
    throw new Error('This is no date.');
  }
  return made;
}

window.Date = new Proxy(RealDate, {
  construct: (target, given, made) => objectOf(Reflect.construct(target, given.length === 0 ? [now()] : given, made)),
  get: (target, name, receiver): unknown => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});
window.flinkscopePass = (ms) => {
  passed += ms;
};

export {};
