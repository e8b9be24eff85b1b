import { type PanelProps } from '@grafana/data';

export function LatencyPanel({ data }: PanelProps) {
  return <pre>{JSON.stringify(data.series.map((frame) => frame.name))}</pre>;
}
