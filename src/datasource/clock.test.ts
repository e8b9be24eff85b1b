import { browserClock } from './clock';

const hide = (hidden: boolean) => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  jest.useFakeTimers();
  hide(false);
});
afterEach(() => jest.useRealTimers());

function sleeping(ms: number, signal = new AbortController().signal) {
  const state = { ended: false, error: '' };
  browserClock.sleep(ms, signal).then(
    () => (state.ended = true),
    (thrown: Error) => (state.error = thrown.name)
  );
  return state;
}

it('sleeps as long as it is told', async () => {
  const state = sleeping(1_000);
  await jest.advanceTimersByTimeAsync(999);
  expect(state.ended).toBe(false);
  await jest.advanceTimersByTimeAsync(1);
  expect(state.ended).toBe(true);
});

it('sleeps on while nobody looks', async () => {
  const state = sleeping(1_000);
  hide(true);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(state.ended).toBe(false);
  hide(false);
  await jest.advanceTimersByTimeAsync(0);
  expect(state.ended).toBe(true);
});

it.each([false, true])('can be cancelled (hidden: %s)', async (hidden) => {
  const controller = new AbortController();
  const state = sleeping(1_000, controller.signal);
  hide(hidden);
  await jest.advanceTimersByTimeAsync(hidden ? 2_000 : 10);
  controller.abort();
  await jest.advanceTimersByTimeAsync(0);
  expect(state).toEqual({ ended: false, error: 'AbortError' });
});
