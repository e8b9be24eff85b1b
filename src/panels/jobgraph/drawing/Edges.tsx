import { memo, useMemo } from 'react';
import { placeLabels } from '../layout/edgeLabels';
import { type Layout } from '../layout/layout';
import { type Route } from '../layout/routes';
import { type Rect } from '../layout/geometry';
import { type Detail } from '../lod';
import { overlaps } from '../view';
import { type } from './sizes';
import { type Style } from './style';

interface Props {
  layout: Layout;
  /** By vertex id, 0 to 1. */
  strengths: ReadonlyMap<string, number>;
  /** By route key; empty for no labels. Its identity should last: placing labels takes time. */
  strategies: ReadonlyMap<string, string>;
  /** What to draw; null for all. */
  window: Rect | null;
  detail: Detail;
  selected: string | null;
  style: Style;
}

/** Thicknesses by how much flows: where there are many edges, wide ones would run into each other. */
const few = { most: 60, thinnest: 1.5, thickest: 4.5 };
const many = { thinnest: 1.25, thickest: 2.5 };
/** From afar edges are hairlines, whatever flows. */
const hairline = 1;
const dimmed = 0.2;
const arrow = 9;

const turns = { right: 0, down: 90, left: 180, up: -90 } as const;

function ArrowHead({ tip, heading, colour }: Pick<Route, 'tip' | 'heading'> & { colour: string }) {
  return (
    <path
      d={`M0,0L${-arrow},${-arrow / 2}V${arrow / 2}Z`}
      transform={`translate(${tip.x} ${tip.y}) rotate(${turns[heading]})`}
      fill={colour}
    />
  );
}

interface EdgeProps {
  route: Route;
  thickness: number;
  far: boolean;
  state: 'plain' | 'strong' | 'dim';
  style: Style;
}

const Edge = memo(function Edge({ route, thickness, far, state, style }: EdgeProps) {
  const colour = state === 'strong' ? style.palette.edgeStrong : style.palette.edge;
  return (
    <g opacity={state === 'dim' ? dimmed : undefined}>
      <path
        d={route.path}
        fill="none"
        stroke={colour}
        strokeWidth={far ? hairline : thickness}
        strokeDasharray={route.kind === 'forward' ? undefined : '6 4'}
        vectorEffect={far ? 'non-scaling-stroke' : undefined}
      />
      <ArrowHead tip={route.tip} heading={route.heading} colour={colour} />
    </g>
  );
});

const isAt = ({ source, target }: Route, id: string) => source === id || target === id;

function AllEdges({ routes, style, faint }: { routes: readonly Route[]; style: Style; faint: boolean }) {
  const path = useMemo(() => routes.map((route) => route.path).join(''), [routes]);
  return (
    <path
      d={path}
      fill="none"
      stroke={style.palette.edge}
      strokeWidth={hairline}
      vectorEffect="non-scaling-stroke"
      opacity={faint ? dimmed : 0.6}
    />
  );
}

/** Connections, from records' source to their target; decoration for screen readers, who get them by the arrow keys. */
export const Edges = memo(function Edges({ layout, strengths, strategies, window, detail, selected, style }: Props) {
  const { routes, places, direction } = layout;
  const far = detail === 'colour' || detail === 'name';
  const shown = useMemo(
    () => (window === null ? routes : routes.filter((route) => overlaps(route.box, window))),
    [routes, window]
  );
  const { thinnest, thickest } = routes.length > few.most ? many : few;
  const merged = detail === 'colour';
  const single = merged ? routes.filter((route) => selected !== null && isAt(route, selected)) : shown;
  return (
    <g aria-hidden="true">
      {merged && <AllEdges routes={routes} style={style} faint={selected !== null} />}
      {single.map((route) => {
        const plain = selected === null ? 'plain' : 'dim';
        return (
          <Edge
            key={route.key}
            route={route}
            thickness={thinnest + (thickest - thinnest) * (strengths.get(route.source) ?? 0)}
            far={far}
            state={selected !== null && isAt(route, selected) ? 'strong' : plain}
            style={style}
          />
        );
      })}
      {strategies.size > 0 && (
        <EdgeLabels
          shown={shown}
          routes={routes}
          places={places}
          direction={direction}
          strategies={strategies}
          selected={selected}
          style={style}
        />
      )}
    </g>
  );
});

interface LabelsProps
  extends Pick<Layout, 'routes' | 'places' | 'direction'>, Pick<Props, 'strategies' | 'selected' | 'style'> {
  shown: readonly Route[];
}

function EdgeLabels({ shown, routes, places, direction, strategies, selected, style }: LabelsProps) {
  const labels = useMemo(
    () => placeLabels(routes, places, strategies, style.measure.edge, direction),
    [routes, places, strategies, style, direction]
  );
  return (
    <>
      {shown.map((route) => {
        const label = labels.get(route.key);
        const dim = selected !== null && !isAt(route, selected);
        return label === undefined ? null : (
          <text
            key={route.key}
            x={label.x}
            y={label.y}
            dominantBaseline="central"
            fontSize={type.edge.size}
            fontWeight={type.edge.weight}
            fill={style.palette.quiet}
            opacity={dim ? dimmed : undefined}
          >
            {label.text}
          </text>
        );
      })}
    </>
  );
}
