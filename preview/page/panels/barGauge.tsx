import {
  type DisplayValue,
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  getDisplayValueAlignmentFactors,
  getFieldDisplayValues,
  type PanelProps,
  VizOrientation,
} from '@grafana/data';
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BarGaugeSizing,
  BarGaugeValueMode,
  type OptionsWithLegend,
  type SingleStatBaseOptions,
} from '@grafana/schema';
import {
  BarGauge,
  commonOptionsBuilder,
  DataLinksContextMenu,
  sharedSingleStatMigrationHandler,
  useTheme2,
  VizLayout,
  VizRepeater,
  type VizRepeaterRenderValueProps,
} from '@grafana/ui';
import { type MouseEventHandler } from 'react';
import { barGaugeLegend } from './barGaugeLegend';
import { addOptions, corePlugin } from './define';
import { reduceDefaults } from './stat';

interface BarGaugeOptions extends OptionsWithLegend, Omit<SingleStatBaseOptions, 'orientation'> {
  orientation: VizOrientation;
  displayMode: BarGaugeDisplayMode;
  maxVizHeight: number;
  minVizHeight: number;
  minVizWidth: number;
  namePlacement: BarGaugeNamePlacement;
  showUnfilled: boolean;
  sizing: BarGaugeSizing;
  valueMode: BarGaugeValueMode;
}

type Props = PanelProps<BarGaugeOptions>;
type Shown = VizRepeaterRenderValueProps<FieldDisplay, DisplayValueAlignmentFactors>;

const sizes = { minVizWidth: 8, minVizHeight: 16, maxVizHeight: 300 };

const itemSpacing = ({ displayMode }: BarGaugeOptions) => (displayMode === BarGaugeDisplayMode.Lcd ? 2 : 10);

/** Limits set by hand count in the direction the bars lie. */
function barSizes({ options, width, height }: Props) {
  if (options.sizing !== BarGaugeSizing.Manual) {
    return sizes;
  }
  const automatic = width > height ? VizOrientation.Vertical : VizOrientation.Horizontal;
  const orientation = options.orientation === VizOrientation.Auto ? automatic : options.orientation;
  const { minVizWidth, minVizHeight, maxVizHeight } = options;
  return orientation === VizOrientation.Vertical ? { ...sizes, minVizWidth } : { ...sizes, minVizHeight, maxVizHeight };
}

/** A single bar needs no name below the panel's title. */
const named = (count: number, { fieldConfig }: Props, display: DisplayValue): DisplayValue =>
  count === 1 && !fieldConfig.defaults.displayName ? { ...display, title: undefined } : display;

function Bar({
  shown,
  props,
  openMenu,
  className,
}: {
  shown: Shown;
  props: Props;
  openMenu?: MouseEventHandler<HTMLElement>;
  className?: string;
}) {
  const theme = useTheme2();
  const { options } = props;
  const { value, width, height, orientation, count, alignmentFactors } = shown;
  const { field, display, view, colIndex } = value;
  const spacing = itemSpacing(options);
  return (
    <BarGauge
      value={named(count, props, display)}
      width={width}
      height={height}
      orientation={orientation}
      field={field}
      text={options.text}
      display={view !== undefined && colIndex !== undefined ? view.getFieldDisplayProcessor(colIndex) : undefined}
      theme={theme}
      itemSpacing={spacing}
      displayMode={options.displayMode}
      onClick={openMenu}
      className={className}
      alignmentFactors={count > 1 ? alignmentFactors : undefined}
      showUnfilled={options.showUnfilled}
      valueDisplayMode={options.valueMode}
      namePlacement={options.namePlacement}
      isOverflow={(height + spacing) * count - spacing > props.height}
    />
  );
}

const drawWith = (props: Props) =>
  function draw(shown: Shown) {
    const { hasLinks, getLinks } = shown.value;
    const display = shown.orientation === VizOrientation.Vertical ? 'flex' : 'initial';
    return hasLinks && getLinks ? (
      <div style={{ width: '100%', display }}>
        <DataLinksContextMenu style={{ height: '100%' }} links={getLinks}>
          {({ openMenu, targetClassName }) => (
            <Bar shown={shown} props={props} openMenu={openMenu} className={targetClassName} />
          )}
        </DataLinksContextMenu>
      </div>
    ) : (
      <Bar shown={shown} props={props} />
    );
  };

function BarGaugePanel(props: Props) {
  const theme = useTheme2();
  const { data, options, fieldConfig, replaceVariables, timeZone, width, height, renderCounter } = props;
  const values = () =>
    getFieldDisplayValues({
      fieldConfig,
      reduceOptions: options.reduceOptions,
      replaceVariables,
      theme,
      data: data.series,
      timeZone,
    });
  return (
    <VizLayout width={width} height={height} legend={barGaugeLegend(data.series, options.legend, theme)}>
      {(vizWidth: number, vizHeight: number) => (
        <VizRepeater
          source={data}
          getAlignmentFactors={getDisplayValueAlignmentFactors}
          getValues={values}
          renderValue={drawWith(props)}
          renderCounter={renderCounter}
          width={vizWidth}
          height={vizHeight}
          {...barSizes(props)}
          itemSpacing={itemSpacing(options)}
          orientation={options.orientation}
        />
      )}
    </VizLayout>
  );
}

export const barGaugePlugin = () =>
  corePlugin<BarGaugeOptions>({
    id: 'bargauge',
    name: 'Bar gauge',
    component: BarGaugePanel,
    fields: {},
    options: (builder) => {
      addOptions(builder, {
        ...reduceDefaults,
        ...sizes,
        displayMode: BarGaugeDisplayMode.Gradient,
        valueMode: BarGaugeValueMode.Color,
        namePlacement: BarGaugeNamePlacement.Auto,
        showUnfilled: true,
        sizing: BarGaugeSizing.Auto,
      });
      commonOptionsBuilder.addLegendOptions(builder, true, false);
      commonOptionsBuilder.addTextSizeOptions(builder, { withTitle: true, withValue: true });
    },
  }).setMigrationHandler(sharedSingleStatMigrationHandler);
