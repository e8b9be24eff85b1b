import { rightRoom } from './boxes';
import { line, type Pen } from './pen';
import { type Bar, type Picture } from './picture';

function laneColour({ checkpoint }: Bar, { palette }: Pen): string {
  switch (checkpoint.state) {
    case 'completed':
      return checkpoint.isSavepoint ? palette.savepoint : palette.completed;
    case 'inProgress':
      return palette.inProgress;
    case 'failed':
      return palette.failed;
    case 'notSeen':
      return palette.unknown;
  }
}

/** Each from its trigger to its end, in true time; hollow when its files are deleted. */
export function drawLanes(pen: Pen, { lanes, bars, main }: Picture): void {
  if (lanes === null) {
    return;
  }
  const { context } = pen;
  const height = lanes.rowHeight - 2;
  const end = main.box.left + main.box.width + rightRoom;
  for (const bar of bars.filter(({ lane }) => lane < lanes.rows)) {
    const top = lanes.top + bar.lane * lanes.rowHeight;
    const width = Math.max(1.5, Math.min(bar.laneTo, end) - bar.laneFrom);
    const colour = laneColour(bar, pen);
    if (bar.checkpoint.row.discarded === true && width > 4) {
      context.strokeStyle = colour;
      context.lineWidth = 1;
      context.strokeRect(bar.laneFrom + 0.5, top + 0.5, width - 1, height - 1);
    } else {
      context.fillStyle = colour;
      context.fillRect(bar.laneFrom, top, width, height);
    }
  }
}

/** The whole state as a stepped line, what each wrote as a bar. */
export function drawSizes(pen: Pen, { sizes, bars, gauges, x }: Picture): void {
  if (sizes === null) {
    return;
  }
  const { context, palette } = pen;
  const bottom = sizes.box.top + sizes.box.height;
  const completed = bars.filter(({ checkpoint }) => checkpoint.state === 'completed');
  context.globalAlpha = 0.45;
  context.fillStyle = palette.state;
  for (const bar of completed) {
    const top = sizes.y(bar.checkpoint.row.checkpointedBytes ?? 0);
    context.fillRect(bar.x, top, bar.width, bottom - top);
  }
  context.globalAlpha = 1;
  const states = [
    ...gauges.flatMap((mark) => (mark.point.state === null ? [] : [{ at: mark.x, value: mark.point.state }])),
    ...completed
      .filter(({ checkpoint }) => !checkpoint.isSavepoint)
      .flatMap(({ checkpoint, x: at, width }) =>
        checkpoint.row.stateBytes === null ? [] : [{ at: at + width / 2, value: checkpoint.row.stateBytes }]
      ),
  ];
  context.strokeStyle = palette.state;
  context.lineWidth = 1.5;
  context.beginPath();
  states.forEach(({ at, value }, index) =>
    index === 0 ? context.moveTo(at, sizes.y(value)) : context.lineTo(at, sizes.y(value))
  );
  context.stroke();
  const [first] = states;
  const last = states.at(-1);
  if (sizes.trend !== null && first !== undefined && last !== undefined) {
    const { trend, y } = sizes;
    const yAt = (at: number) => Math.min(bottom, y(trend.at(x.invert(at))));
    line(pen, [first.at, yAt(first.at)], [last.at, yAt(last.at)], palette.accent, [6, 3]);
  }
}
