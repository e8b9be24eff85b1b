import { type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { FramesTable } from '../shared/FramesTable';

export function LatencyPanel(props: PanelProps) {
  return (
    <FramesTable
      {...props}
      note={t('note', 'The rows of the query as a table. The heat map of latencies is not built yet.')}
    />
  );
}
