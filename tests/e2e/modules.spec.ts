import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPreview } from '../../preview/server/start';
import { expect, isPreview, panel, test } from './site';

test.skip(!isPreview, 'how the preview host loads plugins');

const panelCode = (deps: string, names: string, body: string) => `define([${deps}], function (${names}) { ${body} });`;
const textPanel = (text: string) => `new data.PanelPlugin(() => react.createElement('p', null, ${text}))`;

/** Panels as a bundler might leave them, by id; each is the module's text. */
const modules = {
  'flinkscope-plain-panel': panelCode(
    `'@grafana/data','react'`,
    'data, react',
    `return { plugin: ${textPanel(`'plain'`)} };`
  ),
  'flinkscope-awaited-panel': panelCode(
    `'@grafana/data','react'`,
    'data, react',
    `return new Promise((done) => setTimeout(() => done({ plugin: ${textPanel(`'awaited'`)} }), 20));`
  ),
  'flinkscope-shared-panel': panelCode(
    `'@grafana/data','react','react-dom','react/jsx-runtime','rxjs','rxjs/operators','lodash','moment','d3','i18next','@emotion/css','@emotion/react','@grafana/ui','@grafana/ui/unstable','@grafana/runtime','react-router','redux','react-redux','jquery','prismjs','module'`,
    'data, react, dom, jsx, rxjs, operators, lodash, moment, d3, i18next, css, emotion, ui, unstable, runtime, router, redux, reactRedux, jquery, prism, module',
    `const found = { createElement: react.createElement, createPortal: dom.createPortal, jsx: jsx.jsx, of: rxjs.of, map: operators.map,
      merge: lodash.merge, isMoment: moment.isMoment, scaleLinear: d3.scaleLinear, css: css.css, Global: emotion.Global, Button: ui.Button,
      TableNG: unstable.TableNG, getBackendSrv: runtime.getBackendSrv, useLocation: router.useLocation, createStore: redux.createStore,
      Provider: reactRedux.Provider, fn: jquery.fn, highlight: prism.highlight ?? prism.default?.highlight, t: (i18next.default ?? i18next).t };
    const missing = Object.keys(found).filter((name) => found[name] === undefined);
    const text = missing.length === 0 ? 'all shared from ' + new URL(module.uri).pathname : 'missing ' + missing;
    return { plugin: ${textPanel('text')} };`
  ),
  'flinkscope-foreign-panel': panelCode(`'@grafana/data','uplot'`, 'data, uplot', 'return {};'),
  'flinkscope-old-panel': panelCode(`'@grafana/data','react-router-dom'`, 'data, router', 'return {};'),
  'flinkscope-broken-panel': panelCode(`'@grafana/data'`, 'data', `throw new Error('broken on purpose');`),
  'flinkscope-empty-panel': panelCode(`'@grafana/data'`, 'data', 'return {};'),
};

const json = (dir: string, content: object) => {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'plugin.json'), JSON.stringify(content));
};

function pluginFolder(): string {
  const dist = mkdtempSync(join(tmpdir(), 'preview-modules-'));
  const info = { version: '1.2.3', logos: { small: 'img/logo.svg', large: 'img/logo.svg' } };
  const ids = Object.keys(modules);
  json(dist, {
    id: 'flinkscope-flink-app',
    type: 'app',
    name: 'App',
    info,
    includes: [{ type: 'dashboard', path: 'all.json' }],
  });
  Object.entries(modules).forEach(([id, code]) => {
    json(join(dist, id), { id, type: 'panel', name: id, info });
    writeFileSync(join(dist, id, 'module.js'), code);
  });
  const panels = ids.map((type, index) => ({
    id: index + 1,
    type,
    title: type,
    gridPos: { x: 0, y: 4 * index, w: 24, h: 4 },
  }));
  writeFileSync(join(dist, 'all.json'), JSON.stringify({ uid: 'all', title: 'All', preload: true, panels }));
  return dist;
}

test('plugins get what Grafana shares, and nothing else', async ({ page }) => {
  const dist = pluginFolder();
  const preview = await startPreview({ port: 0, flinkUrl: [], distDir: dist });
  try {
    await page.goto(`${preview.url}/d/all`);
    await expect(panel(page, 'flinkscope-plain-panel')).toContainText('plain');
    await expect(panel(page, 'flinkscope-awaited-panel')).toContainText('awaited');
    await expect(panel(page, 'flinkscope-shared-panel')).toContainText(
      'all shared from /public/plugins/flinkscope-shared-panel/module.js'
    );
    const failures = page.getByRole('alert').filter({ hasText: 'Error loading' });
    await expect(failures).toHaveCount(4);
    await expect(panel(page, 'flinkscope-foreign-panel')).toContainText('Error loading: flinkscope-foreign-panel');
    await expect(panel(page, 'flinkscope-foreign-panel')).toContainText(
      'Grafana does not share "uplot" with plugins: the plugin must bundle it.'
    );
    await expect(panel(page, 'flinkscope-old-panel')).toContainText(
      'Grafana shares "react-router-dom" with plugins, the preview does not have it.'
    );
    await expect(panel(page, 'flinkscope-broken-panel')).toContainText('broken on purpose');
    await expect(panel(page, 'flinkscope-empty-panel')).toContainText('missing export: plugin');
  } finally {
    await preview.close();
    rmSync(dist, { recursive: true });
  }
});
