import { type KeyboardEvent, useState } from 'react';
import { type Bar } from './picture';

interface Keys {
  /** The one that the keys are at. */
  active: Bar | null;
  onKeyDown(event: KeyboardEvent): void;
  onFocus(): void;
  onBlur(): void;
}

const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  PageUp: (at) => at - 10,
  PageDown: (at) => at + 10,
  Home: () => 0,
  End: (_, last) => last,
};

interface Parts {
  bars: readonly Bar[];
  selected: string | null;
  onSelect(bar: Bar): void;
  onClear(): void;
}

/** Arrows go from checkpoint to checkpoint, Enter opens one, Escape closes it. */
export function useKeys({ bars, selected, onSelect, onClear }: Parts): Keys {
  const [key, setKey] = useState<string | null>(null);
  const [isFocused, setFocused] = useState(false);
  const last = bars.length - 1;
  const wanted = bars.findIndex(({ checkpoint }) => checkpoint.key === (key ?? selected));
  const index = wanted === -1 ? last : wanted;
  const active = isFocused ? (bars[index] ?? null) : null;
  const act = (pressed: string): boolean => {
    const move = Object.hasOwn(moves, pressed) ? moves[pressed] : undefined;
    if (move !== undefined) {
      const next = bars[Math.max(0, Math.min(last, move(index, last)))];
      setKey(next?.checkpoint.key ?? null);
      return true;
    }
    if ((pressed === 'Enter' || pressed === ' ') && active !== null) {
      onSelect(active);
      return true;
    }
    if (pressed === 'Escape' && selected !== null) {
      onClear();
      return true;
    }
    return false;
  };
  return {
    active,
    onKeyDown: (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && act(event.key)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    // A click focuses, too, but then the pointer says which one is meant.
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  };
}
