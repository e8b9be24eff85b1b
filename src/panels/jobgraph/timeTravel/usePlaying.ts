import { type Dispatch, useEffect } from 'react';
import { type Reach, type TravelAction } from './travelState';

const frameMs = 100;
/** For those who want less motion: a picture a second. */
const calmMs = 1_000;

const wantsCalm = () =>
  typeof window.matchMedia === 'function' && window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Moves on while it plays; stops when the page is hidden. */
export function usePlaying(isPlaying: boolean, reach: Reach, dispatch: Dispatch<TravelAction>): void {
  useEffect(() => {
    if (!isPlaying) {
      return undefined;
    }
    const ms = wantsCalm() ? calmMs : frameMs;
    const timer = setInterval(() => dispatch({ kind: 'tick', ms, reach }), ms);
    const onVisibility = () => {
      if (document.hidden) {
        dispatch({ kind: 'pause' });
      }
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [isPlaying, reach, dispatch]);
}
