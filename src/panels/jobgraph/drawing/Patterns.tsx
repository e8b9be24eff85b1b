import { memo } from 'react';
import { hatch, type Palette } from '../colour';
import { patternId } from './style';

interface Props {
  prefix: string;
  palette: Palette;
}

const hatches = { near: { step: 6, stroke: 1.5 }, far: { step: 28, stroke: 9 } } as const;
const dots = { near: { step: 5, radius: 1 }, far: { step: 30, radius: 8 } } as const;

/** Paints for what must not be told by colour alone. */
export const Patterns = memo(function Patterns({ prefix, palette }: Props) {
  return (
    <defs>
      {(['near', 'far'] as const).map((distance) => {
        const { step, stroke } = hatches[distance];
        return (
          <pattern
            key={distance}
            id={patternId(prefix, 'hatch', distance)}
            width={step}
            height={step}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={stroke} height={step} fill={hatch.stroke} fillOpacity={hatch.opacity} />
          </pattern>
        );
      })}
      {(['near', 'far'] as const).map((distance) => {
        const { step, radius } = dots[distance];
        return (
          <pattern
            key={distance}
            id={patternId(prefix, 'dots', distance)}
            width={step}
            height={step}
            patternUnits="userSpaceOnUse"
          >
            <circle cx={step / 2} cy={step / 2} r={radius} fill={palette.dots} />
          </pattern>
        );
      })}
    </defs>
  );
});
