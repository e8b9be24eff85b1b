import { type PanelProps } from '@grafana/data';

export function JobGraphPanel({ data }: PanelProps) {
  return <pre>{JSON.stringify(data.series.map((frame) => frame.name))}</pre>;
}
