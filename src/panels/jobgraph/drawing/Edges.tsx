import { memo, useMemo } from 'react';
import { type Figure } from '../figures';
import { dashOf, fewEdges, type Flow, thicknessOf } from '../flow';
import { type Rect } from '../layout/geometry';
import { type Layout } from '../layout/layout';
import { type Route } from '../layout/routes';
import { type Detail } from '../lod';
import { overlaps } from '../view';
import { EdgeLabels } from './EdgeLabels';
import { type Style } from './style';

interface Props {
  layout: Layout;
  /** By route key. */
  flows: ReadonlyMap<string, Flow>;
  /** How rates are written. */
  figure: Figure;
  labels: boolean;
  animate: boolean;
  /** What to draw; null for all. */
  window: Rect | null;
  detail: Detail;
  selected: string | null;
  style: Style;
}

/** From afar edges are hairlines, whatever flows. */
const hairline = 1;
const dimmed = 0.2;
/** An arrow head is so long, and longer on wide edges. */
const arrow = 8;

const turns = { right: 0, down: 90, left: 180, up: -90 } as const;

interface HeadProps extends Pick<Route, 'tip' | 'heading'> {
  thickness: number;
  colour: string;
}

function ArrowHead({ tip, heading, thickness, colour }: HeadProps) {
  const length = arrow + thickness;
  return (
    <path
      d={`M0,0L${-length},${-length / 2}V${length / 2}Z`}
      transform={`translate(${tip.x} ${tip.y}) rotate(${turns[heading]})`}
      fill={colour}
    />
  );
}

interface EdgeProps {
  route: Route;
  kind: Flow['kind'];
  thickness: number;
  far: boolean;
  /** Something flows, and it is to be seen. */
  moving: boolean;
  state: 'plain' | 'strong' | 'dim';
  style: Style;
}

const Edge = memo(function Edge({ route, kind, thickness, far, moving, state, style }: EdgeProps) {
  const colour = state === 'strong' ? style.palette.edgeStrong : style.palette.edge;
  const width = far ? hairline : thickness;
  return (
    <g opacity={state === 'dim' ? dimmed : undefined}>
      <path
        d={route.path}
        fill="none"
        stroke={colour}
        strokeWidth={width}
        strokeDasharray={dashOf(kind, width)}
        strokeLinecap={kind === 'broadcast' ? 'round' : undefined}
        vectorEffect={far ? 'non-scaling-stroke' : undefined}
      />
      {moving && (
        <path
          data-moving=""
          d={route.path}
          fill="none"
          stroke={style.palette.flow}
          strokeWidth={Math.max(1.5, thickness * 0.6)}
          strokeDasharray="4 12"
        />
      )}
      <ArrowHead tip={route.tip} heading={route.heading} thickness={width} colour={colour} />
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
export const Edges = memo(function Edges(props: Props) {
  const { layout, flows, figure, labels, animate, window, detail, selected, style } = props;
  const { routes } = layout;
  const far = detail === 'colour' || detail === 'name';
  const shown = useMemo(
    () => (window === null ? routes : routes.filter((route) => overlaps(route.box, window))),
    [routes, window]
  );
  const merged = detail === 'colour';
  const single = merged ? routes.filter((route) => selected !== null && isAt(route, selected)) : shown;
  return (
    <g aria-hidden="true">
      {merged && <AllEdges routes={routes} style={style} faint={selected !== null} />}
      {single.map((route) => {
        const flow = flows.get(route.key);
        const plain = selected === null ? 'plain' : 'dim';
        return (
          <Edge
            key={route.key}
            route={route}
            kind={flow?.kind ?? 'spread'}
            thickness={thicknessOf(flow?.strength ?? 0, routes.length)}
            far={far}
            moving={animate && !far && routes.length <= fewEdges && (flow?.records ?? 0) > 0}
            state={selected !== null && isAt(route, selected) ? 'strong' : plain}
            style={style}
          />
        );
      })}
      {labels && (
        <EdgeLabels
          layout={layout}
          shown={shown}
          window={window}
          flows={flows}
          figure={figure}
          selected={selected}
          style={style}
        />
      )}
    </g>
  );
});
