import { type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { FramesTable } from '../shared/FramesTable';

export function CheckpointsPanel(props: PanelProps) {
  return (
    <FramesTable
      {...props}
      note={t('note', 'The rows of the query as a table. The timeline of checkpoints is not built yet.')}
    />
  );
}
