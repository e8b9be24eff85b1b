import { type PanelData, type QueryResultMetaNotice } from '@grafana/data';
import { sceneGraph, type SceneComponentProps, SceneObjectBase } from '@grafana/scenes';
import { Icon, type IconName, PanelChrome, Tooltip } from '@grafana/ui';

const icons: Record<QueryResultMetaNotice['severity'], IconName> = {
  error: 'exclamation-triangle',
  warning: 'exclamation-triangle',
  info: 'file-landscape-alt',
};

/** What data frames say of themselves, beside the panel's title; each sentence once. */
export class PanelNotices extends SceneObjectBase {
  static readonly Component = PanelNoticesView;
}

function noticesOf(data: PanelData | undefined): QueryResultMetaNotice[] {
  const all = (data?.series ?? []).flatMap(({ meta }) => meta?.notices ?? []);
  return all.filter((notice, index) => all.findIndex(({ text }) => text === notice.text) === index);
}

function PanelNoticesView({ model }: SceneComponentProps<PanelNotices>) {
  const { data } = sceneGraph.getData(model).useState();
  return (
    <>
      {noticesOf(data).map(({ severity, text, link }) => (
        <Tooltip key={text} content={text}>
          <PanelChrome.TitleItem href={link} target="_blank" title={text}>
            <Icon name={icons[severity]} size="md" />
          </PanelChrome.TitleItem>
        </Tooltip>
      ))}
    </>
  );
}
