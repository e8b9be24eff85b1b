import { type Options } from './options';

export interface Parts {
  summary: boolean;
  legend: boolean;
  /** Pixels. */
  timeline: number;
  opened: boolean;
  /** Lines stay single. */
  isOneLine: boolean;
}

const lineHeight = 20;
const gap = 4;
const openedFrom = 330;
const leastTimeline = 130;
const mostTimeline = 300;

/** What a panel of this size has room for. @param lines of the summary and of the legend */
export function partsFor(size: { width: number; height: number }, options: Options, isOpen: boolean): Parts {
  const isCompact = options.mode === 'compact';
  const summary = options.summary && !isCompact && size.height >= 110;
  const legend = options.legend && !isCompact && size.height >= 190;
  const isOneLine = size.height < 260 || size.width >= 1_300;
  const lines = isOneLine ? 1 : 2;
  const around = (Number(summary) + Number(legend)) * (lines * lineHeight + gap);
  const room = Math.max(20, size.height - around);
  const opened = isOpen && !isCompact && size.height >= openedFrom;
  const timeline = opened ? Math.min(mostTimeline, Math.max(leastTimeline, room * 0.45)) : room;
  return { summary, legend, timeline: Math.floor(timeline), opened, isOneLine };
}
