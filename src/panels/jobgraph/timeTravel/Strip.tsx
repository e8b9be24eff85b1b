import { useTheme2 } from '@grafana/ui';
import { memo, useId, useMemo } from 'react';
import { type Palette, paletteOf, segmentLook } from '../colour';
import { Patterns } from '../drawing/Patterns';
import { patternId } from '../drawing/style';
import { type Mark } from './marks';
import { type Stretch } from './overview';
import { type Reach } from './travelState';

interface Props {
  stretches: readonly Stretch[];
  marks: readonly Mark[];
  reach: Reach;
}

/** Pixels: the strip stands below the marks. */
export const stripHeight = 8;
const markHeight = 5;
export const stripBoxHeight = stripHeight + markHeight + 1;

const percentIn = ({ from, to }: Reach, at: number) => `${((at - from) / Math.max(1, to - from)) * 100}%`;

function Part({
  stretch,
  reach,
  palette,
  prefix,
}: {
  stretch: Stretch;
  reach: Reach;
  palette: Palette;
  prefix: string;
}) {
  const { fill, pattern } = segmentLook(stretch.kind, palette);
  const box = {
    x: percentIn(reach, stretch.from),
    width: percentIn({ ...reach, from: 0, to: reach.to - reach.from }, stretch.to - stretch.from),
    y: markHeight + 1,
    height: stripHeight,
  };
  return (
    <g data-kind={stretch.kind}>
      <rect {...box} fill={fill} />
      {pattern !== 'none' && <rect {...box} fill={`url(#${patternId(prefix, pattern, 'near')})`} />}
    </g>
  );
}

/** What stood out when, over the whole range, with what happened marked above it. The slider beside it says it in words. */
export const Strip = memo(function Strip({ stretches, marks, reach }: Props) {
  const theme = useTheme2();
  const palette = useMemo(() => paletteOf(theme), [theme]);
  const prefix = `flinkscope${useId().replace(/\W/g, '')}`;
  return (
    <svg width="100%" height={stripBoxHeight} aria-hidden="true">
      <Patterns prefix={prefix} palette={palette} />
      {stretches.map((stretch) => (
        <Part key={stretch.from} stretch={stretch} reach={reach} palette={palette} prefix={prefix} />
      ))}
      {marks.map(({ at, text, kind }, index) => (
        <rect
          key={`${at} ${index}`}
          x={percentIn(reach, at)}
          width={2}
          height={markHeight}
          fill={kind === 'annotation' ? palette.error : palette.quiet}
        >
          <title>{text}</title>
        </rect>
      ))}
    </svg>
  );
});
