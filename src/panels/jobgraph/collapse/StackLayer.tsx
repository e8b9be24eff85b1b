import { t } from '@grafana/i18n';
import { memo } from 'react';
import { fill, raw } from '../../../text/fill';
import { type Style } from '../drawing/style';
import { card, type Places } from '../layout/geometry';
import { type Detail } from '../lod';
import { type Stack } from './collapse';

interface Props {
  stacks: ReadonlyMap<string, Stack>;
  places: Places;
  detail: Detail;
  style: Style;
}

/** Graph units that each card of a stack stands away from the one before it. */
const step = 6;
const radius = 4;

/** The cards behind the one on top. Events of theirs are those of the stack. */
export const StackOutlines = memo(function StackOutlines({ stacks, places, style }: Props) {
  return (
    <g aria-hidden="true">
      {[...stacks.keys()].map((id) => {
        const place = places.get(id);
        return place === undefined
          ? null
          : [2, 1].map((behind) => (
              <rect
                key={`${id} ${behind}`}
                x={place.x + behind * step}
                y={place.y + behind * step}
                {...card}
                rx={radius}
                fill={style.palette.card}
                stroke={style.palette.edge}
                vectorEffect="non-scaling-stroke"
              />
            ));
      })}
    </g>
  );
});

/** Letters of the badge, in graph units: readable as long as there are names on cards. */
const letters: Readonly<Record<Detail, number>> = {
  full: 11,
  large: 15,
  compact: 22,
  name: 30,
  colour: 0,
};

function badgeText({ kind, members }: Stack): string {
  const sentence =
    kind === 'alike' ? t('stack.open', 'Open {{- count}}', raw) : t('stack.unfold', 'Unfold {{- count}}', raw);
  return fill(sentence, { count: members.length });
}

/** A button on the lower border of each stack. For the mouse: the keyboard has a key for it. */
export const StackBadges = memo(function StackBadges({ stacks, places, detail, style }: Props) {
  const size = letters[detail];
  if (size === 0) {
    return null;
  }
  return (
    <g aria-hidden="true">
      {[...stacks.values()].map((stack) => {
        const place = places.get(stack.id);
        if (place === undefined) {
          return null;
        }
        const text = badgeText(stack);
        const width = style.measure.edge(text) * (size / 11) + size * 1.6;
        const height = size * 1.7;
        return (
          <g
            key={stack.id}
            data-stack={stack.id}
            transform={`translate(${place.x + card.width - width - 8} ${place.y + card.height - height / 2 + step})`}
          >
            <rect
              width={width}
              height={height}
              rx={height / 2}
              fill={style.palette.card}
              stroke={style.palette.accent}
              vectorEffect="non-scaling-stroke"
            />
            <text
              x={width / 2}
              y={height / 2}
              dominantBaseline="central"
              textAnchor="middle"
              fontSize={size}
              fontWeight={500}
              fill={style.palette.text}
            >
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
});
