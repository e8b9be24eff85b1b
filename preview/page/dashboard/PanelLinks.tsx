import { textUtil } from '@grafana/data';
import { sceneGraph, type SceneComponentProps, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { Dropdown, Icon, Menu, PanelChrome, ToolbarButton, Tooltip } from '@grafana/ui';

interface Link {
  title: string;
  url: string;
  targetBlank?: boolean;
}

interface PanelLinksState extends SceneObjectState {
  links: Link[];
}

/** The links of a panel, beside its title. */
export class PanelLinks extends SceneObjectBase<PanelLinksState> {
  static readonly Component = PanelLinksView;

  resolved(): Link[] {
    return this.state.links.map(({ title, url, targetBlank = false }) => ({
      title: sceneGraph.interpolate(this, title),
      url: textUtil.sanitizeUrl(sceneGraph.interpolate(this, url)),
      targetBlank,
    }));
  }
}

function LinkMenu({ links }: { links: Link[] }) {
  return (
    <Menu>
      {links.map(({ title, url, targetBlank }) => (
        <Menu.Item key={title} label={title} url={url} target={targetBlank === true ? '_blank' : undefined} />
      ))}
    </Menu>
  );
}

function PanelLinksView({ model }: SceneComponentProps<PanelLinks>) {
  model.useState();
  const links = model.resolved();
  const [only] = links;
  if (only === undefined) {
    return null;
  }
  if (links.length > 1) {
    return (
      <Dropdown overlay={<LinkMenu links={links} />}>
        <ToolbarButton icon="external-link-alt" iconSize="md" aria-label="Panel links" />
      </Dropdown>
    );
  }
  return (
    <Tooltip content={only.title || only.url}>
      <PanelChrome.TitleItem
        href={only.url}
        target={only.targetBlank === true ? '_blank' : undefined}
        title={only.title}
      >
        <Icon name="external-link-alt" size="md" />
      </PanelChrome.TitleItem>
    </Tooltip>
  );
}
