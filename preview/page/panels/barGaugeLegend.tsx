import {
  cacheFieldDisplayNames,
  type DataFrame,
  type Field,
  FieldType,
  getFieldSeriesColor,
  type GrafanaTheme2,
} from '@grafana/data';
import { type VizLegendOptions } from '@grafana/schema';
import { VizLayout, VizLegend, type VizLegendItem } from '@grafana/ui';

function item(field: Field, key: string, theme: GrafanaTheme2): VizLegendItem {
  const label = field.state?.displayName ?? field.name;
  return {
    label,
    color: getFieldSeriesColor(field, theme).color,
    yAxis: 1,
    disabled: field.state?.hideFrom?.viz ?? false,
    getItemKey: () => `${label}-${key}`,
  };
}

/** The legend below or beside bar gauges, or null where it is off. An element, since VizLayout reads its props. */
export function barGaugeLegend(series: DataFrame[], legend: VizLegendOptions | undefined, theme: GrafanaTheme2) {
  if (legend?.showLegend !== true || series.length === 0) {
    return null;
  }
  cacheFieldDisplayNames(series);
  const items = series.flatMap((frame, frameIndex) =>
    frame.fields
      .filter((field) => field.type !== FieldType.time)
      .map((field, index) => item(field, `${frameIndex}-${index}`, theme))
  );
  const { placement, displayMode, sortBy, sortDesc } = legend;
  return (
    <VizLayout.Legend placement={placement}>
      <VizLegend
        placement={placement}
        items={items}
        displayMode={displayMode}
        sortBy={sortBy}
        sortDesc={sortDesc}
        isSortable
      />
    </VizLayout.Legend>
  );
}
