import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { config } from '@grafana/runtime';
import { Dropdown, Icon, Menu, ToolbarButton, useStyles2, useTheme2 } from '@grafana/ui';
import { keep, language, languages } from '../preferences';
import { ClusterBadge } from './ClusterBadge';
import { type FoundDashboard } from '../dashboard/model';

export const topBarHeight = 40;

/** Where one is: from the list down to the page. */
export interface Crumb {
  text: string;
  href?: string;
}

function choose(name: 'theme' | 'lang', value: string): void {
  keep(name, value);
  window.location.reload();
}

function ThemeSwitch() {
  const { isDark } = useTheme2();
  const other = isDark ? 'light' : 'dark';
  return (
    <ToolbarButton
      icon="adjust-circle"
      aria-label={`Use the ${other} theme`}
      tooltip={`Use the ${other} theme`}
      onClick={() => choose('theme', other)}
    />
  );
}

function LanguageSwitch() {
  const spoken = language();
  const menu = (
    <Menu>
      {languages.map(({ code, name }) => (
        <Menu.Item key={code} label={name} active={code === spoken} onClick={() => choose('lang', code)} />
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-end">
      <ToolbarButton icon="globe" aria-label="Language" tooltip="Language">
        {languages.find(({ code }) => code === spoken)?.name ?? spoken}
      </ToolbarButton>
    </Dropdown>
  );
}

function Navigation({ dashboards }: { dashboards: FoundDashboard[] }) {
  const apps = Object.entries(config.apps);
  const menu = (
    <Menu>
      <Menu.Group label="Dashboards">
        {dashboards.map(({ uid, title, url }) => (
          <Menu.Item key={uid} label={title} icon="apps" url={url} />
        ))}
      </Menu.Group>
      <Menu.Group label="More">
        {apps.map(([id]) => (
          <Menu.Item key={id} label="Flinkscope app" icon="rocket" url={`/a/${id}`} />
        ))}
        <Menu.Item label="Data sources" icon="database" url="/connections/datasources" />
      </Menu.Group>
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-start">
      <ToolbarButton icon="bars" aria-label="Dashboards and pages" tooltip="Dashboards and pages" />
    </Dropdown>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const styles = useStyles2(stylesOf);
  return (
    <nav aria-label="Breadcrumbs" className={styles.crumbs}>
      <ol>
        {crumbs.map(({ text, href }) => (
          <li key={text}>
            <Icon name="angle-right" aria-hidden />
            {href === undefined ? <span aria-current="page">{text}</span> : <a href={href}>{text}</a>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function TopBar({ crumbs, dashboards }: { crumbs: readonly Crumb[]; dashboards: FoundDashboard[] }) {
  const styles = useStyles2(stylesOf);
  return (
    <header className={styles.bar}>
      <Navigation dashboards={dashboards} />
      <a href="/" className={styles.name}>
        Flinkscope
      </a>
      <Crumbs crumbs={crumbs} />
      <div className={styles.space} />
      <ClusterBadge />
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  );
}

const stylesOf = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.navbarFixed,
    height: topBarHeight,
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0, 1),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  name: css({ fontWeight: theme.typography.fontWeightMedium, padding: theme.spacing(0, 0.5) }),
  crumbs: css({
    minWidth: 0,
    [theme.breakpoints.down('sm')]: { display: 'none' },
    ol: { display: 'flex', alignItems: 'center', listStyle: 'none', gap: theme.spacing(0.5), minWidth: 0 },
    li: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      color: theme.colors.text.secondary,
      whiteSpace: 'nowrap',
    },
    'li:last-child': { color: theme.colors.text.primary, overflow: 'hidden', textOverflow: 'ellipsis' },
  }),
  space: css({ flexGrow: 1 }),
});
