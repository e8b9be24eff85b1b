import { DashboardCursorSync, type DataFrame, FieldColorModeId, type PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import {
  BarAlignment,
  type GraphFieldConfig,
  GraphDrawStyle,
  GraphGradientMode,
  GraphThresholdsStyleMode,
  LineInterpolation,
  type OptionsWithTimezones,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  type VizLegendOptions,
  type VizTooltipOptions,
} from '@grafana/schema';
import {
  commonOptionsBuilder,
  EventBusPlugin,
  KeyboardPlugin,
  TimeSeries,
  TooltipPlugin2,
  type UPlotConfigBuilder,
  usePanelContext,
  useTheme2,
} from '@grafana/ui';
import { useMemo } from 'react';
import { addFieldOptions, addOptions, corePlugin } from './define';
import { graphable } from './graphable';
import { SeriesTooltip } from './SeriesTooltip';

interface TimeSeriesOptions extends OptionsWithTimezones {
  legend: VizLegendOptions;
  tooltip: VizTooltipOptions;
}

type Props = PanelProps<TimeSeriesOptions>;

interface OverlayProps {
  config: UPlotConfigBuilder;
  frame: DataFrame;
  tooltip: VizTooltipOptions;
  onZoom: Props['onChangeTimeRange'];
}

/** What hangs on the plot: keys, the crosshair that panels share, the tooltip and the zoom by dragging. */
function Overlay({ config, frame, tooltip, onZoom }: OverlayProps) {
  const { sync, eventsScope, eventBus } = usePanelContext();
  const syncMode = sync?.() ?? DashboardCursorSync.Off;
  return (
    <>
      <KeyboardPlugin config={config} />
      {syncMode !== DashboardCursorSync.Off && <EventBusPlugin config={config} eventBus={eventBus} frame={frame} />}
      {tooltip.mode !== TooltipDisplayMode.None && (
        <TooltipPlugin2
          config={config}
          hoverMode={tooltip.mode === TooltipDisplayMode.Single ? 0 : 1}
          queryZoom={onZoom}
          clientZoom
          syncMode={syncMode}
          syncScope={eventsScope}
          getDataLinks={(series, row) => frame.fields[series]?.getLinks?.({ valueRowIndex: row }) ?? []}
          maxWidth={tooltip.maxWidth}
          render={(_plot, rows, series, isPinned, _dismiss, _range, isElsewhere, links) => (
            <SeriesTooltip
              frame={frame}
              rows={rows}
              series={series}
              options={isElsewhere ? { ...tooltip, mode: TooltipDisplayMode.Multi } : tooltip}
              isPinned={isPinned}
              links={links}
            />
          )}
        />
      )}
    </>
  );
}

function TimeSeriesPanel({
  data,
  timeRange,
  timeZone,
  width,
  height,
  options,
  fieldConfig,
  id,
  onChangeTimeRange,
}: Props) {
  const theme = useTheme2();
  const frames = useMemo(() => graphable(data.series, theme), [data.series, theme]);
  if (frames.length === 0) {
    return <PanelDataErrorView panelId={id} fieldConfig={fieldConfig} data={data} needsTimeField needsNumberField />;
  }
  const timeZones = options.timezone?.map((zone) => zone || timeZone) ?? [];
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev}
      timeRange={timeRange}
      timeZone={timeZones.length > 0 ? timeZones : [timeZone]}
      width={width}
      height={height}
      legend={options.legend}
      options={options}
    >
      {(config, frame) => (
        <Overlay config={config} frame={frame} tooltip={options.tooltip} onZoom={onChangeTimeRange} />
      )}
    </TimeSeries>
  );
}

const lineDefaults: GraphFieldConfig = {
  drawStyle: GraphDrawStyle.Line,
  lineInterpolation: LineInterpolation.Linear,
  barAlignment: BarAlignment.Center,
  barWidthFactor: 0.6,
  lineWidth: 1,
  fillOpacity: 0,
  gradientMode: GraphGradientMode.None,
  fillBelowTo: undefined,
  lineStyle: undefined,
  spanNulls: false,
  insertNulls: false,
  showPoints: VisibilityMode.Auto,
  showValues: false,
  pointSize: 5,
  transform: undefined,
  thresholdsStyle: { mode: GraphThresholdsStyleMode.Off },
};
const stacking = { mode: StackingMode.None, group: 'A' };
const axis = { axisGridShow: true, axisCenteredZero: false, axisBorderShow: false };

export const timeSeriesPlugin = () =>
  corePlugin<TimeSeriesOptions, GraphFieldConfig>({
    id: 'timeseries',
    name: 'Time series',
    component: TimeSeriesPanel,
    fields: {
      standardOptions: {
        color: {
          settings: { byValueSupport: true, bySeriesSupport: true, preferThresholdsMode: false },
          defaultValue: { mode: FieldColorModeId.PaletteClassic },
        },
      },
      useCustomConfig: (builder) => {
        addFieldOptions(builder, { ...lineDefaults });
        commonOptionsBuilder.addStackingConfig(builder, stacking);
        commonOptionsBuilder.addAxisConfig(builder, axis);
        commonOptionsBuilder.addHideFrom(builder);
      },
    },
    options: (builder) => {
      commonOptionsBuilder.addTooltipOptions(builder, false, true);
      commonOptionsBuilder.addLegendOptions(builder);
      addOptions(builder, { timezone: undefined });
    },
  }).setDataSupport({ annotations: true, alertStates: true });
