import * as grafanaData from '@grafana/data';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaUi from '@grafana/ui';
import { getI18nInstance } from 'inside:@grafana/i18n/i18n';

/** All packages that Grafana 12.3 shares with plugins by name. */
export const grafanaShares: ReadonlySet<string> = new Set([
  '@emotion/css',
  '@emotion/react',
  '@grafana/data',
  '@grafana/data/unstable',
  '@grafana/runtime',
  '@grafana/runtime/unstable',
  '@grafana/slate-react',
  '@grafana/ui',
  '@grafana/ui/unstable',
  '@kusto/monaco-kusto',
  'd3',
  'emotion',
  'i18next',
  'jquery',
  'lodash',
  'moment',
  'prismjs',
  'react',
  'react-dom',
  'react-inlinesvg',
  'react-redux',
  'react-router',
  'react-router-dom',
  'react/jsx-dev-runtime',
  'react/jsx-runtime',
  'redux',
  'rxjs',
  'rxjs/operators',
  'slate',
  'slate-plain-serializer',
  'slate-react',
]);

/** Old plugins look for the base classes in @grafana/ui. */
const ui = {
  ...grafanaUi,
  PanelPlugin: grafanaData.PanelPlugin,
  DataSourcePlugin: grafanaData.DataSourcePlugin,
  AppPlugin: grafanaData.AppPlugin,
  DataSourceApi: grafanaData.DataSourceApi,
};

/**
 * The instances of this page, by the names under which plugins ask for them. Left out: `react-router-dom` (Grafana's is of
 * version 5), `@kusto/monaco-kusto`, and the inner modules below `app/` and of flot, which only very old plugins know.
 */
export const sharedModules: Readonly<Record<string, () => Promise<object>>> = {
  '@emotion/css': () => import('@emotion/css'),
  '@emotion/react': () => import('@emotion/react'),
  '@grafana/data': async () => grafanaData,
  '@grafana/data/unstable': () => import('@grafana/data/unstable'),
  '@grafana/runtime': async () => grafanaRuntime,
  '@grafana/runtime/unstable': () => import('@grafana/runtime/unstable'),
  '@grafana/slate-react': () => import('slate-react'),
  '@grafana/ui': async () => ui,
  '@grafana/ui/unstable': () => import('@grafana/ui/unstable'),
  d3: () => import('d3'),
  emotion: () => import('@emotion/css'),
  i18next: async () => getI18nInstance(),
  jquery: async () => ({ default: (await import('jquery')).default, __useDefault: true }),
  lodash: async () => ({ default: (await import('lodash')).default, __useDefault: true }),
  moment: async () => ({ default: (await import('moment')).default, __useDefault: true }),
  prismjs: () => import('prismjs'),
  react: () => import('react'),
  'react-dom': () => import('react-dom'),
  'react-inlinesvg': () => import('react-inlinesvg'),
  'react-redux': () => import('react-redux'),
  'react-router': () => import('react-router'),
  'react/jsx-dev-runtime': () => import('react/jsx-dev-runtime'),
  'react/jsx-runtime': () => import('react/jsx-runtime'),
  redux: () => import('redux'),
  rxjs: () => import('rxjs'),
  'rxjs/operators': () => import('rxjs/operators'),
  slate: () => import('slate'),
  'slate-plain-serializer': () => import('slate-plain-serializer'),
  'slate-react': () => import('slate-react'),
};

/** `module` is the name under which an AMD module asks for its own address. */
export const isProvided = (name: string) => name in sharedModules || ['module', 'exports', 'require'].includes(name);
