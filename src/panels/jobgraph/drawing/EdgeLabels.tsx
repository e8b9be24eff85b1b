import { memo, useMemo } from 'react';
import { type Figure } from '../figures';
import { type Flow } from '../flow';
import { recordRate } from '../format';
import { type Label, placeLabels } from '../layout/edgeLabels';
import { card, type Rect } from '../layout/geometry';
import { type Layout } from '../layout/layout';
import { type Route } from '../layout/routes';
import { useSteady } from '../useSteady';
import { overlaps } from '../view';
import { type } from './sizes';
import { type Style } from './style';

interface Props {
  layout: Layout;
  shown: readonly Route[];
  /** What is drawn of a graph so large that labels are only looked for there; null for all. */
  window: Rect | null;
  /** By route key. */
  flows: ReadonlyMap<string, Flow>;
  figure: Figure;
  selected: string | null;
  style: Style;
}

const dimmed = 0.2;
const between = ' · ';
/** As wide as rates get: labels are placed for it, so that they stay where they are when rates change. */
const widest = '999k/s';

const rateOf = (records: number, figure: Figure) => figure.text(records) ?? recordRate(records);

/** Between the texts of which the first that has room is taken. */
const or = '\n';

/** Texts to find room for: rate and strategy, else the strategy alone. */
function slotOf({ records, strategy }: Flow, figure: Figure): string {
  if (records === null) {
    return strategy;
  }
  const rate = figure.text(records) ?? widest;
  return strategy === '' ? rate : `${rate}${between}${strategy}${or}${strategy}`;
}

const EdgeLabel = memo(function EdgeLabel({
  x,
  y,
  rate,
  strategy,
  dim,
  style,
}: Pick<Label, 'x' | 'y'> & { rate: string; strategy: string; dim: boolean; style: Style }) {
  return (
    <text
      x={x}
      y={y}
      dominantBaseline="central"
      fontSize={type.edge.size}
      fontWeight={type.edge.weight}
      fill={style.palette.quiet}
      opacity={dim ? dimmed : undefined}
    >
      {rate !== '' && <tspan fill={style.palette.text}>{rate}</tspan>}
      {rate !== '' && strategy !== '' && between}
      {strategy !== '' && <tspan>{strategy}</tspan>}
    </text>
  );
});

/** What flows through the edges and how, beside those that have room for it. */
export function EdgeLabels({ layout, shown, window, flows, figure, selected, style }: Props) {
  const { places, direction } = layout;
  const slots = useSteady(
    useMemo(
      () =>
        new Map(
          [...flows]
            .map(([key, flow]): [string, string] => [key, slotOf(flow, figure)])
            .filter(([, slot]) => slot !== '')
        ),
      [flows, figure]
    )
  );
  const labels = useMemo(() => {
    const texts = new Map([...slots].map(([key, slot]): [string, string[]] => [key, slot.split(or)]));
    const near =
      window === null ? places : new Map([...places].filter(([, at]) => overlaps({ ...at, ...card }, window)));
    return placeLabels(shown, near, texts, style.measure.edge, direction, window);
  }, [shown, window, places, slots, style, direction]);
  return (
    <>
      {shown.map((route) => {
        const label = labels.get(route.key);
        const flow = flows.get(route.key);
        if (label === undefined || flow === undefined) {
          return null;
        }
        const isWhole = label.alternative === 0;
        return (
          <EdgeLabel
            key={route.key}
            x={label.x}
            y={label.y}
            rate={isWhole && flow.records !== null ? rateOf(flow.records, figure) : ''}
            strategy={flow.strategy}
            dim={selected !== null && route.source !== selected && route.target !== selected}
            style={style}
          />
        );
      })}
    </>
  );
}
