import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { memo, type ReactNode } from 'react';
import { type Look, type Palette, segmentLook, stateLook } from './colour';
import { patternId } from './drawing/style';
import { dashOf, type FlowKind } from './flow';
import { type SegmentKind } from './reading';

interface Drawn {
  palette: Palette;
  /** Of the ids of the patterns. */
  prefix: string;
}

const size = 12;

export function Key({ picture, children }: { picture: ReactNode; children: ReactNode }) {
  const styles = useStyles2(stylesOf);
  return (
    <span className={styles.key}>
      {picture}
      {children}
    </span>
  );
}

function Swatch({ look: { fill, pattern }, palette, prefix }: Drawn & { look: Look }) {
  const box = { x: 0.5, y: 0.5, width: size - 1, height: size - 1, rx: 2 };
  return (
    <svg width={size} height={size} aria-hidden="true">
      <rect {...box} fill={fill} stroke={fill === palette.track ? palette.cardBorder : fill} />
      {pattern !== 'none' && <rect {...box} fill={`url(#${patternId(prefix, pattern, 'near')})`} />}
    </svg>
  );
}

/** What the colours of pressure mean. */
export const PressureKeys = memo(function PressureKeys({ palette, prefix }: Drawn) {
  const keys: ReadonlyArray<readonly [SegmentKind, string]> = [
    ['backpressured', t('legend.backpressured', 'backpressured')],
    ['busy', t('legend.busy', 'busy')],
    ['idle', t('legend.idle', 'idle')],
    ['unknown', t('legend.unknown', 'not known')],
  ];
  return (
    <>
      {keys.map(([kind, label]) => (
        <Key key={kind} picture={<Swatch look={segmentLook(kind, palette)} palette={palette} prefix={prefix} />}>
          {label}
        </Key>
      ))}
    </>
  );
});

/** Flink's words for the states there are. */
export function StateKeys({ states, ...drawn }: Drawn & { states: readonly string[] }) {
  return (
    <>
      {states.map((state) => (
        <Key key={state} picture={<Swatch look={stateLook(state, drawn.palette)} {...drawn} />}>
          {state}
        </Key>
      ))}
    </>
  );
}

const lineWidth = 26;

/** How records are spread over subtasks, for the kinds of edges there are. */
export function FlowKeys({ kinds, palette }: { kinds: readonly FlowKind[]; palette: Palette }) {
  const texts: Readonly<Record<FlowKind, string>> = {
    spread: t('legend.spread', 'redistributed'),
    forward: t('legend.forward', 'forward'),
    broadcast: t('legend.broadcast', 'broadcast'),
  };
  return (
    <>
      {kinds.map((kind) => (
        <Key
          key={kind}
          picture={
            <svg width={lineWidth} height={size} aria-hidden="true">
              <path
                d={`M1,${size / 2}H${lineWidth - 5}`}
                stroke={palette.edge}
                strokeWidth={2}
                strokeDasharray={kind === 'forward' ? '6 4' : dashOf(kind, 2)}
                strokeLinecap={kind === 'broadcast' ? 'round' : undefined}
              />
              <path d={`M${lineWidth},${size / 2}l-7,-3.5v7z`} fill={palette.edge} />
            </svg>
          }
        >
          {texts[kind]}
        </Key>
      ))}
    </>
  );
}

/** The cells of a heat strip, with the tick at the hottest one. */
export function SubtasksKey({ palette }: { palette: Palette }) {
  const idle = segmentLook('idle', palette).fill;
  const busy = segmentLook('busy', palette).fill;
  return (
    <Key
      picture={
        <svg width={23} height={size} aria-hidden="true">
          <path d="M0,2h7v5h-7zM16,2h7v5h-7z" fill={idle} />
          <path d="M8.5,2.5h6v4h-6z" fill={busy} stroke={palette.text} />
          <path d="M11.5,8l2.5,3.5h-5z" fill={palette.text} />
        </svg>
      }
    >
      {t('legend.subtasks', 'subtasks, hottest marked')}
    </Key>
  );
}

/** The outline of a bottleneck. */
export function BottleneckKey({ palette }: { palette: Palette }) {
  return (
    <Key
      picture={
        <svg width={size} height={size} aria-hidden="true">
          <rect
            x={1}
            y={1}
            width={size - 2}
            height={size - 2}
            rx={3}
            fill="none"
            stroke={palette.mark}
            strokeWidth={2}
          />
        </svg>
      }
    >
      {t('legend.bottleneck', 'bottleneck')}
    </Key>
  );
}

interface ScaleProps {
  name: string;
  /** As the card writes them. */
  least: string;
  most: string;
  /** Colours from the least to the most. */
  colours: readonly string[];
}

const scaleWidth = 72;

/** A scale of colours between two values. */
export function ScaleKey({ name, least, most, colours }: ScaleProps) {
  const styles = useStyles2(stylesOf);
  const part = scaleWidth / Math.max(1, colours.length);
  return (
    <span className={styles.key}>
      {name}
      <span className={styles.end}>{least}</span>
      <svg width={scaleWidth} height={size} aria-hidden="true">
        {colours.map((colour, index) => (
          <rect key={index} x={index * part} y={1} width={part + 0.5} height={size - 2} fill={colour} />
        ))}
      </svg>
      <span className={styles.end}>{most}</span>
    </span>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  key: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75), '& svg': { flexShrink: 0 } }),
  end: css({ color: theme.colors.text.primary }),
});
