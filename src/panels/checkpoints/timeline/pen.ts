import { type Palette } from '../colours';
import { type Box } from './boxes';

/** What the drawing is done with. */
export interface Pen {
  context: CanvasRenderingContext2D;
  palette: Palette;
  /** Of texts, as CSS has it. */
  family: string;
}

const fontSize = 11;

interface TextLook {
  colour: string;
  align?: CanvasTextAlign;
  baseline?: CanvasTextBaseline;
  weight?: number;
}

export function write({ context, family }: Pen, text: string, x: number, y: number, look: TextLook): void {
  context.font = `${look.weight ?? 400} ${fontSize}px ${family}`;
  context.textAlign = look.align ?? 'left';
  context.textBaseline = look.baseline ?? 'middle';
  context.fillStyle = look.colour;
  context.fillText(text, x, y);
}

export function widthOf({ context, family }: Pen, text: string): number {
  context.font = `400 ${fontSize}px ${family}`;
  return context.measureText(text).width;
}

export function line(
  { context }: Pen,
  from: readonly [number, number],
  to: readonly [number, number],
  colour: string,
  dash: readonly number[] = []
): void {
  context.beginPath();
  context.setLineDash([...dash]);
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.moveTo(from[0], from[1]);
  context.lineTo(to[0], to[1]);
  context.stroke();
  context.setLineDash([]);
}

/** Slanted lines in a box, as long as they are inside. */
export function hatch({ context }: Pen, { left, top, width, height }: Box, colour: string, apart = 7): void {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  // From a fixed grid, so that the hatching stands still while the box moves.
  const first = Math.floor((left - height) / apart) * apart;
  for (let x = first; x < left + width; x += apart) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

export function cross({ context }: Pen, x: number, y: number, radius: number, colour: string): void {
  context.beginPath();
  context.strokeStyle = colour;
  context.lineWidth = 1.8;
  context.moveTo(x - radius, y - radius);
  context.lineTo(x + radius, y + radius);
  context.moveTo(x + radius, y - radius);
  context.lineTo(x - radius, y + radius);
  context.stroke();
}

export function diamond({ context }: Pen, x: number, y: number, radius: number, colour: string, isFilled = true): void {
  context.beginPath();
  context.moveTo(x, y - radius);
  context.lineTo(x + radius, y);
  context.lineTo(x, y + radius);
  context.lineTo(x - radius, y);
  context.closePath();
  if (isFilled) {
    context.fillStyle = colour;
    context.fill();
  } else {
    context.strokeStyle = colour;
    context.lineWidth = 1.2;
    context.stroke();
  }
}

/** A round arrow: the job was started again from here. */
export function returnArrow({ context }: Pen, x: number, y: number, radius: number, colour: string): void {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x, y, radius, -0.4 * Math.PI, 1.25 * Math.PI);
  context.stroke();
  context.beginPath();
  context.moveTo(x + radius * 0.05, y - radius * 1.75);
  context.lineTo(x + radius * 0.05, y - radius * 0.1);
  context.lineTo(x + radius * 1.2, y - radius);
  context.fill();
}
