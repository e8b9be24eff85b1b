import {
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  getDisplayValueAlignmentFactors,
  getFieldDisplayValues,
  type PanelProps,
  type ReduceDataOptions,
  ReducerID,
  VizOrientation,
} from '@grafana/data';
import { PercentChangeColorMode, type VizTextDisplayOptions } from '@grafana/schema';
import {
  BigValue,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  commonOptionsBuilder,
  DataLinksContextMenu,
  sharedSingleStatMigrationHandler,
  useTheme2,
  VizRepeater,
  type VizRepeaterRenderValueProps,
} from '@grafana/ui';
import { type MouseEventHandler } from 'react';
import { addOptions, corePlugin } from './define';

export interface StatOptions {
  reduceOptions: ReduceDataOptions;
  orientation: VizOrientation;
  text?: VizTextDisplayOptions;
  colorMode: BigValueColorMode;
  graphMode: BigValueGraphMode;
  justifyMode: BigValueJustifyMode;
  textMode: BigValueTextMode;
  wideLayout: boolean;
  showPercentChange: boolean;
  percentChangeColorMode: PercentChangeColorMode;
}

type Shown = VizRepeaterRenderValueProps<FieldDisplay, DisplayValueAlignmentFactors>;

interface LinkMenu {
  openMenu?: MouseEventHandler<HTMLElement>;
  targetClassName?: string;
}

/** A panel without a title, or with a name set by hand, shows the name beside the value. */
function textMode({ options, fieldConfig, title }: PanelProps<StatOptions>): BigValueTextMode {
  const isNamed = Boolean(fieldConfig.defaults.displayName) || title === '';
  return options.textMode === BigValueTextMode.Auto && isNamed ? BigValueTextMode.ValueAndName : options.textMode;
}

function StatPanel(props: PanelProps<StatOptions>) {
  const theme = useTheme2();
  const { data, options, fieldConfig, replaceVariables, timeZone, timeRange, width, height, renderCounter } = props;

  const values = () =>
    getFieldDisplayValues({
      fieldConfig,
      reduceOptions: options.reduceOptions,
      replaceVariables,
      theme,
      data: data.series,
      sparkline: options.graphMode !== BigValueGraphMode.None,
      percentChange: options.showPercentChange,
      timeZone,
    });

  const draw = (shown: Shown, { openMenu, targetClassName }: LinkMenu) => (
    <BigValue
      value={shown.value.display}
      count={shown.count}
      sparkline={shown.value.sparkline && { ...shown.value.sparkline, timeRange }}
      colorMode={options.colorMode}
      graphMode={options.graphMode}
      justifyMode={options.justifyMode}
      textMode={textMode(props)}
      alignmentFactors={shown.alignmentFactors}
      text={options.text}
      width={shown.width}
      height={shown.height}
      theme={theme}
      onClick={openMenu}
      className={targetClassName}
      disableWideLayout={!options.wideLayout}
      percentChangeColorMode={options.percentChangeColorMode}
    />
  );

  const drawWithLinks = (shown: Shown) => {
    const { hasLinks, getLinks } = shown.value;
    return hasLinks && getLinks ? (
      <DataLinksContextMenu links={getLinks}>{(menu) => draw(shown, menu)}</DataLinksContextMenu>
    ) : (
      draw(shown, {})
    );
  };

  return (
    <VizRepeater
      getValues={values}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={drawWithLinks}
      width={width}
      height={height}
      source={data}
      itemSpacing={3}
      renderCounter={renderCounter}
      autoGrid
      orientation={options.orientation}
    />
  );
}

/** How rows become one value; stat and bar gauge share it. */
export const reduceDefaults = {
  'reduceOptions.values': false,
  'reduceOptions.limit': undefined,
  'reduceOptions.calcs': [ReducerID.lastNotNull],
  'reduceOptions.fields': '',
  orientation: VizOrientation.Auto,
};

export const statPlugin = () =>
  corePlugin<StatOptions>({
    id: 'stat',
    name: 'Stat',
    component: StatPanel,
    fields: {},
    options: (builder) => {
      addOptions(builder, {
        ...reduceDefaults,
        textMode: BigValueTextMode.Auto,
        wideLayout: true,
        colorMode: BigValueColorMode.Value,
        graphMode: BigValueGraphMode.Area,
        justifyMode: BigValueJustifyMode.Auto,
        showPercentChange: false,
        percentChangeColorMode: PercentChangeColorMode.Standard,
      });
      commonOptionsBuilder.addTextSizeOptions(builder, { withTitle: true, withValue: true, withPercentChange: true });
    },
  })
    .setNoPadding()
    .setMigrationHandler(sharedSingleStatMigrationHandler);
