import { css } from '@emotion/css';
import { dateTimeFormat, type EventBus, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useCallback, useId, useMemo } from 'react';
import { fill, raw } from '../../../text/fill';
import { useSharedCursor } from '../../shared/useSharedCursor';
import { paletteOf } from '../colours';
import { durationText } from '../format';
import { type Range } from '../history/summary';
import { kindText, stateText } from '../words';
import { drawTimeline } from './draw';
import { drawOverlay } from './drawOverlay';
import { type Bar, pictureOf, type Scene } from './picture';
import { useCanvas } from './useCanvas';
import { useKeys } from './useKeys';
import { usePointer } from './usePointer';
import { TimelineTooltip } from './TimelineTooltip';
import { timelineWords } from './words';

interface Props {
  scene: Scene;
  /** Pixels. */
  width: number;
  height: number;
  /** Keys of checkpoints. */
  selected: string | null;
  compared: string | null;
  eventBus: EventBus;
  onSelect(bar: Bar): void;
  onClear(): void;
  onZoom(range: Range): void;
}

/** So many on either side of the active one are there for screen readers, who are told how many there are. */
const around = 5;

const spoken = ({ checkpoint, duration }: Bar, timeZone: string): string =>
  fill(t('timeline.option', '{{- kind}} {{- id}}, {{- state}}, {{- duration}}, triggered {{- time}}', raw), {
    kind: kindText(checkpoint),
    id: checkpoint.row.id,
    state: stateText(checkpoint),
    duration: durationText(duration),
    time: dateTimeFormat(checkpoint.from, { timeZone, format: 'HH:mm:ss' }),
  });

interface OptionsProps {
  bars: readonly Bar[];
  active: Bar | null;
  selected: string | null;
  timeZone: string;
  prefix: string;
}

function SpokenOptions({ bars, active, selected, timeZone, prefix }: OptionsProps) {
  const styles = useStyles2(stylesOf);
  const at = active === null ? bars.length - 1 : bars.indexOf(active);
  const first = Math.max(0, at - around);
  return (
    <div className={styles.spoken}>
      {bars.slice(first, at + around + 1).map((bar, index) => (
        <div
          key={bar.checkpoint.key}
          id={`${prefix}-${bar.checkpoint.key}`}
          role="option"
          aria-selected={bar.checkpoint.key === selected}
          aria-posinset={first + index + 1}
          aria-setsize={bars.length}
        >
          {spoken(bar, timeZone)}
        </div>
      ))}
    </div>
  );
}

/** Checkpoints over time, drawn; pointer, keys and screen readers reach each of them. */
export function Timeline({ scene, width, height, selected, compared, eventBus, onSelect, onClear, onZoom }: Props) {
  const size = useMemo(() => ({ width, height }), [width, height]);
  const theme = useTheme2();
  const styles = useStyles2(stylesOf);
  const prefix = useId();
  const palette = useMemo(() => paletteOf(theme), [theme]);
  const words = useMemo(() => timelineWords(), []);
  const picture = useMemo(() => pictureOf(scene, size), [scene, size]);
  const family = theme.typography.fontFamily;
  const { timeZone, settings, options } = scene;
  const base = useCanvas(
    size,
    useCallback(
      (context: CanvasRenderingContext2D) => {
        const largest = picture.bars.reduce(
          (most, { checkpoint }) => Math.max(most, checkpoint.row.checkpointedBytes ?? 0),
          0
        );
        const look = {
          colourBy: options.colourBy,
          timeout: settings?.timeout ?? null,
          largest,
          timeZone,
          words,
          phases: options.phases,
          isCompact: picture.main.box.left < 10,
        };
        drawTimeline({ context, palette, family }, picture, look, size.height, settings?.interval ?? null);
      },
      [picture, options.colourBy, options.phases, settings, timeZone, words, palette, family, size.height]
    )
  );
  const elsewhere = useSharedCursor(eventBus);
  const pointer = usePointer({ picture, eventBus, onSelect, onZoom });
  const { active, ...keys } = useKeys({ bars: picture.bars, selected, onSelect, onClear });
  const hovered = pointer.hovered?.bar?.checkpoint.key ?? active?.checkpoint.key ?? null;
  const moment = pointer.time ?? elsewhere;
  const overlay = useCanvas(
    size,
    useCallback(
      (context: CanvasRenderingContext2D) =>
        drawOverlay(
          { context, palette, family },
          picture,
          { hovered, selected, compared, crosshair: moment, drag: pointer.drag },
          size.height
        ),
      [picture, hovered, selected, compared, moment, pointer.drag, palette, family, size.height]
    )
  );
  return (
    <div
      className={styles.timeline}
      style={size}
      role="listbox"
      tabIndex={0}
      aria-label={fill(t('timeline.name', 'Checkpoints over time: {{- count}}', raw), { count: picture.bars.length })}
      aria-activedescendant={active === null ? undefined : `${prefix}-${active.checkpoint.key}`}
      {...keys}
      {...pointer.handlers}
    >
      <canvas ref={base} className={styles.canvas} style={size} aria-hidden="true" />
      <canvas ref={overlay} className={styles.canvas} style={size} aria-hidden="true" />
      <SpokenOptions bars={picture.bars} active={active} selected={selected} timeZone={timeZone} prefix={prefix} />
      {pointer.hovered !== null && <TimelineTooltip {...pointer.hovered} timeZone={timeZone} />}
    </div>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  timeline: css({
    position: 'relative',
    flexShrink: 0,
    overflow: 'hidden',
    cursor: 'crosshair',
    userSelect: 'none',
    touchAction: 'pan-y',
    borderRadius: theme.shape.radius.default,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  canvas: css({ position: 'absolute', inset: 0, pointerEvents: 'none', printColorAdjust: 'exact' }),
  spoken: css({
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  }),
});
