import { css } from '@emotion/css';
import { type IconName, isIconName, textUtil, urlUtil } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import {
  sceneGraph,
  type SceneComponentProps,
  SceneObjectBase,
  type SceneObjectState,
  VariableDependencyConfig,
} from '@grafana/scenes';
import { Dropdown, LinkButton, Menu, ToolbarButton, Tooltip } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { type FoundDashboard, type LinkJson } from './model';

interface DashboardLinksState extends SceneObjectState {
  links: LinkJson[];
}

const linkText = css({ fontSize: 12, padding: '0 8px' });

/** Names that dashboards give to the pictures of links. */
const icons: Record<string, IconName | undefined> = {
  'external link': 'external-link-alt',
  dashboard: 'apps',
  question: 'question-circle',
  info: 'info-circle',
  bolt: 'bolt',
  doc: 'file-alt',
  cloud: 'cloud',
};

function iconOf({ icon = 'external link' }: LinkJson): IconName {
  return icons[icon] ?? (isIconName(icon) ? icon : 'external-link-alt');
}

/** The links of a dashboard, beside its variables. */
export class DashboardLinks extends SceneObjectBase<DashboardLinksState> {
  static readonly Component = DashboardLinksView;

  // Addresses carry the variables' values.
  protected override _variableDependency = new VariableDependencyConfig(this, {
    onAnyVariableChanged: () => this.forceRender(),
  });

  address({ includeVars = false, keepTime = false }: LinkJson, url: string): string {
    const query = [...(keepTime ? ['${__url_time_range}'] : []), ...(includeVars ? ['${__all_variables}'] : [])];
    const full = query.reduce((address, part) => urlUtil.appendQueryToUrl(address, part), url);
    return textUtil.sanitizeUrl(sceneGraph.interpolate(this, full));
  }
}

function useFound({ type, tags = [] }: LinkJson): FoundDashboard[] {
  const [found, setFound] = useState<FoundDashboard[]>([]);
  const wanted = tags.join(',');
  useEffect(() => {
    if (type === 'dashboards') {
      void getBackendSrv()
        .get<FoundDashboard[]>('/api/search', { type: 'dash-db' })
        .then((all) =>
          setFound(all.filter((one) => wanted.split(',').every((tag) => tag === '' || one.tags.includes(tag))))
        );
    }
  }, [type, wanted]);
  return found;
}

function TaggedDashboards({ model, link }: { model: DashboardLinks; link: LinkJson }) {
  const found = useFound(link);
  const target = link.targetBlank === true ? '_blank' : undefined;
  if (link.asDropdown !== true) {
    return found.map(({ uid, title, url }) => (
      <LinkButton
        key={uid}
        className={linkText}
        variant="secondary"
        fill="outline"
        icon="apps"
        href={model.address(link, url)}
        target={target}
      >
        {title}
      </LinkButton>
    ));
  }
  const menu = (
    <Menu>
      {found.map(({ uid, title, url }) => (
        <Menu.Item key={uid} label={title} url={model.address(link, url)} target={target} />
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={menu}>
      <ToolbarButton variant="canvas" icon="bars" isOpen={false}>
        {link.title}
      </ToolbarButton>
    </Dropdown>
  );
}

function OneLink({ model, link }: { model: DashboardLinks; link: LinkJson }) {
  const button = (
    <LinkButton
      className={linkText}
      variant="secondary"
      fill="outline"
      icon={iconOf(link)}
      href={model.address(link, link.url ?? '')}
      target={link.targetBlank === true ? '_blank' : undefined}
    >
      {sceneGraph.interpolate(model, link.title)}
    </LinkButton>
  );
  return link.tooltip ? <Tooltip content={sceneGraph.interpolate(model, link.tooltip)}>{button}</Tooltip> : button;
}

function DashboardLinksView({ model }: SceneComponentProps<DashboardLinks>) {
  const { links } = model.useState();
  return links.map((link) =>
    link.type === 'dashboards' ? (
      <TaggedDashboards key={`${link.type}-${link.title}`} model={model} link={link} />
    ) : (
      <OneLink key={`${link.type}-${link.title}`} model={model} link={link} />
    )
  );
}
