import { fill } from '../../../text/fill';
import { durationText } from '../format';
import { type Gap } from '../history/gaps';
import { gapLabels, type Label, limitLabels, lineHeight } from './labels';
import { type Pen, widthOf, write } from './pen';
import { type Picture } from './picture';
import { type TimelineWords } from './words';

function gapText({ lasts, isOpen, isLonger }: Gap, interval: number | null, { gaps }: TimelineWords): string[] {
  const sentence = isOpen ? gaps.open : gaps.closed;
  const known = durationText(lasts);
  return [
    fill(sentence, { time: isLonger ? fill(gaps.atLeast, { time: known }) : known }),
    ...(interval === null ? [] : [fill(gaps.interval, { time: durationText(interval) })]),
  ];
}

function drawLabel(pen: Pen, { lines, left, top, width, height }: Label, colours: readonly string[]): void {
  const { context, palette } = pen;
  context.globalAlpha = 0.88;
  context.fillStyle = palette.background;
  context.fillRect(left, top, width, height);
  context.globalAlpha = 1;
  const first = top + (height - (lines.length - 1) * lineHeight) / 2;
  lines.forEach((text, index) =>
    write(pen, text, left + width / 2, first + index * lineHeight, { colour: colours[index] ?? '', align: 'center' })
  );
}

/** What gaps and the lines of the settings are called. @param interval of the job, ms */
export function drawLabels(pen: Pen, picture: Picture, words: TimelineWords, interval: number | null): void {
  const { palette } = pen;
  const textWidth = (text: string) => widthOf(pen, text);
  const gaps = gapLabels(
    picture,
    picture.gaps.map((gap) => gapText(gap, interval, words)),
    textWidth
  ).filter((label) => label !== null);
  gaps.forEach((label) => drawLabel(pen, label, [palette.text, palette.quiet]));
  const texts = picture.limits.map(({ kind, ms }) => fill(words.limits[kind], { time: durationText(ms) }));
  limitLabels(picture, texts, textWidth, gaps).forEach((label, index) => {
    if (label !== null) {
      drawLabel(pen, label, [picture.limits[index]?.kind === 'timeout' ? palette.limit : palette.quiet]);
    }
  });
}
