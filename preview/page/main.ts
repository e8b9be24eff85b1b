import { fromJson } from './guards';
import { language, themeName } from './preferences';

interface Boot {
  user: Record<string, unknown>;
  [part: string]: unknown;
}

const text = document.getElementById('boot-data')?.textContent ?? '{}';
const boot = fromJson<Boot>(text);
const theme = themeName();
const user = { ...boot.user, theme, lightTheme: theme === 'light', language: language(), regionalFormat: language() };

// @grafana/runtime reads this when its module runs, so nothing of Grafana may be imported here.
// i18next advertises in the console unless it thinks it has done so.
Object.assign(window, { grafanaBootData: { ...boot, user }, __i18next_supportNoticeShown: true });

const { start } = await import('./boot');
await start();
