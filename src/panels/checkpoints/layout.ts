import { type Details } from './frames';
import { type Options } from './options';

export interface Parts {
  summary: boolean;
  legend: boolean;
  legendLines: number;
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
const mostTimeline = 420;
/** Headline and banner of the opened checkpoint. */
const openedHead = 102;

/** Rows that the opened checkpoint has at first. */
export function rowsIn(details: Details | undefined): number {
  const few = details === undefined || details.subtasks.length === 0 ? 0 : 4;
  return (details?.vertices.length ?? 4) + few;
}

/** What a panel of this size has room for. @param rows of the opened checkpoint; null when none is open */
export function partsFor(size: { width: number; height: number }, options: Options, rows: number | null): Parts {
  const isCompact = options.mode === 'compact';
  const summary = options.summary && !isCompact && size.height >= 110;
  const legend = options.legend && !isCompact && size.height >= 190;
  const isOneLine = size.height < 260 || size.width >= 1_300;
  const lines = isOneLine ? 1 : 2;
  const legendLines = size.width < 480 && size.height >= 400 ? 4 : size.width >= 1_600 || size.height < 260 ? 1 : 2;
  const around = Number(summary) * (lines * lineHeight + gap) + Number(legend) * (legendLines * lineHeight + gap);
  const room = Math.max(20, size.height - around);
  const opened = rows !== null && !isCompact && size.height >= openedFrom;
  const needed = openedHead + (rows ?? 0) * 24;
  const timeline = opened ? Math.min(mostTimeline, Math.max(leastTimeline, room * 0.45, room - needed)) : room;
  return { summary, legend, legendLines, timeline: Math.floor(timeline), opened, isOneLine };
}
