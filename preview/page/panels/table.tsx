import { css } from '@emotion/css';
import {
  cacheFieldDisplayNames,
  DashboardCursorSync,
  type DataFrame,
  FieldMatcherID,
  getFrameDisplayName,
  type PanelProps,
} from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import { defaultTableFieldOptions, TableCellHeight, type TableSortByFieldState } from '@grafana/schema';
import { Combobox, usePanelContext, useTheme2 } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { addFieldOptions, addOptions, corePlugin } from './define';

interface TableOptions {
  showHeader: boolean;
  showTypeIcons?: boolean;
  frameIndex: number;
  sortBy?: TableSortByFieldState[];
  cellHeight?: TableCellHeight;
  maxRowHeight?: number;
  enablePagination?: boolean;
  frozenColumns?: { left?: number };
}

type Props = PanelProps<TableOptions>;

const styles = {
  wrapper: css({ display: 'flex', flexDirection: 'column', justifyContent: 'space-between', height: '100%' }),
  picker: css({ padding: '8px 8px 0px 8px' }),
};

/** A width that the reader drags is an override of that column, as in a saved dashboard. */
function resized({ fieldConfig, onFieldConfigChange }: Props, column: string, width: number): void {
  const isColumn = ({ matcher }: (typeof fieldConfig.overrides)[number]) =>
    matcher.id === FieldMatcherID.byName && matcher.options === column;
  const others = fieldConfig.overrides.filter((override) => !isColumn(override));
  const kept = fieldConfig.overrides.find(isColumn)?.properties.filter(({ id }) => id !== 'custom.width') ?? [];
  const override = {
    matcher: { id: FieldMatcherID.byName, options: column },
    properties: [...kept, { id: 'custom.width', value: width }],
  };
  onFieldConfigChange({ ...fieldConfig, overrides: [...others, override] });
}

function FramePicker({
  frames,
  shown,
  onShow,
}: {
  frames: DataFrame[];
  shown: number;
  onShow: (index: number) => void;
}) {
  const options = frames.map((frame, value) => ({ label: getFrameDisplayName(frame), value }));
  return (
    <div className={styles.picker}>
      <Combobox options={options} value={shown} onChange={({ value }) => onShow(value)} />
    </div>
  );
}

function TablePanel(props: Props) {
  const { data, width, height, options, fieldConfig, id, timeRange, transparent, onOptionsChange } = props;
  const theme = useTheme2();
  const context = usePanelContext();
  const frames = data.series;
  cacheFieldDisplayNames(frames);

  const shown = options.frameIndex > 0 && options.frameIndex < frames.length ? options.frameIndex : 0;
  const frame = frames[shown];
  if (frame === undefined || frames.every(({ fields }) => fields.length === 0)) {
    return <PanelDataErrorView panelId={id} fieldConfig={fieldConfig} data={data} />;
  }
  const hasPicker = frames.length > 1;
  const pickerHeight = hasPicker ? theme.spacing.gridSize * (theme.components.height.md + 1) : 0;
  const table = (
    <TableNG
      height={height - pickerHeight}
      width={width}
      data={frame}
      noHeader={!options.showHeader}
      showTypeIcons={options.showTypeIcons}
      resizable
      initialSortBy={options.sortBy}
      onSortByChange={(sortBy) => onOptionsChange({ ...options, sortBy })}
      onColumnResize={(column, columnWidth) => resized(props, column, columnWidth)}
      onCellFilterAdded={context.onAddAdHocFilter}
      frozenColumns={options.frozenColumns?.left}
      enablePagination={options.enablePagination}
      cellHeight={options.cellHeight}
      maxRowHeight={options.maxRowHeight}
      timeRange={timeRange}
      enableSharedCrosshair={(context.sync?.() ?? DashboardCursorSync.Off) !== DashboardCursorSync.Off}
      fieldConfig={fieldConfig}
      structureRev={data.structureRev}
      transparent={transparent}
    />
  );
  return hasPicker ? (
    <div className={styles.wrapper}>
      {table}
      <FramePicker frames={frames} shown={shown} onShow={(frameIndex) => onOptionsChange({ ...options, frameIndex })} />
    </div>
  ) : (
    table
  );
}

export const tablePlugin = () =>
  corePlugin<TableOptions>({
    id: 'table',
    name: 'Table',
    component: TablePanel,
    fields: {
      useCustomConfig: (builder) =>
        addFieldOptions(builder, {
          minWidth: undefined,
          width: undefined,
          align: defaultTableFieldOptions.align,
          filterable: undefined,
          wrapText: undefined,
          wrapHeaderText: undefined,
          'hideFrom.viz': undefined,
          hidden: undefined,
          'footer.reducers': [],
          cellOptions: defaultTableFieldOptions.cellOptions,
          inspect: false,
          'tooltip.field': undefined,
          'tooltip.placement': undefined,
          styleField: undefined,
        }),
    },
    options: (builder) =>
      addOptions(builder, {
        showHeader: true,
        'frozenColumns.left': undefined,
        cellHeight: TableCellHeight.Sm,
        maxRowHeight: undefined,
        enablePagination: undefined,
        frameIndex: 0,
        showTypeIcons: false,
        sortBy: [],
      }),
  });
