import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { t } from '@grafana/i18n';

export interface Options {
  header: boolean;
  legend: boolean;
  edgeLabels: boolean;
  /** Where records flow to; to the right if not set. */
  direction?: 'right' | 'down';
}

export function addOptions(builder: PanelOptionsEditorBuilder<Options>): void {
  builder
    .addBooleanSwitch({
      path: 'header',
      name: t('options.header.name', 'Job line'),
      description: t('options.header.description', 'Name, state, uptime and restarts of the job above the graph'),
      defaultValue: true,
    })
    .addBooleanSwitch({
      path: 'legend',
      name: t('options.legend.name', 'Legend'),
      description: t('options.legend.description', 'What the colours mean and how old the values are'),
      defaultValue: true,
    })
    .addBooleanSwitch({
      path: 'edgeLabels',
      name: t('options.edgeLabels.name', 'Ship strategies'),
      description: t('options.edgeLabels.description', 'How records are spread over the subtasks, on each connection'),
      defaultValue: true,
    });
}
