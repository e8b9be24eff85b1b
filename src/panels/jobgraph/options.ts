import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { t } from '@grafana/i18n';

export interface Options {
  header: boolean;
  legend: boolean;
  edgeLabels: boolean;
  /** The verdict above the graph. */
  banner: boolean;
  /** Name of the dashboard variable that gets the id of the selected vertex; empty = none. */
  selectionVariable: string;
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
    })
    .addBooleanSwitch({
      path: 'banner',
      name: t('options.banner.name', 'Bottleneck'),
      description: t('options.banner.description', 'Which vertex holds the others back, why, and what to do about it'),
      defaultValue: true,
    })
    .addTextInput({
      path: 'selectionVariable',
      name: t('options.selectionVariable.name', 'Variable for the selection'),
      description: t(
        'options.selectionVariable.description',
        'Name of a dashboard variable that gets the id of the selected vertex, so that other panels follow. It is empty while none is selected; a text box variable takes all of that. A vertex that it holds when the dashboard opens is selected.'
      ),
      defaultValue: '',
    });
}
