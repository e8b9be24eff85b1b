import { defineConfig } from 'eslint/config';
import sonarjs from 'eslint-plugin-sonarjs';
import scaffold from './.config/eslint.config.mjs';

/** Import tiers: flink <- frames <- { datasource, panels, app }. One entry says what a folder may not import. */
const tier = (folder, forbidden, why) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [...forbidden.map((group) => ({ group: [group], message: why })), ...hostOnly], paths: missingIn123 },
    ],
  },
});

/** Grafana 12.3.2 is the oldest host; these exports of newer packages are undefined there. */
const missingIn123 = [
  {
    name: '@grafana/ui',
    importNames: [
      'VizTooltipContent',
      'VizTooltipHeader',
      'VizTooltipFooter',
      'VizTooltipRow',
      'VizTooltipWrapper',
      'VizTooltipColorIndicator',
      'XAxisInteractionAreaPlugin',
      'Gauge',
    ],
    message: 'Not in @grafana/ui of every supported Grafana.',
  },
  { name: 'rxjs/operators', message: 'Only rxjs itself is shared by the host.' },
];
const hostOnly = [{ group: ['uplot'], allowTypeImports: true, message: 'uplot would be bundled: import types only.' }];

const strict = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unsafe-assignment': 'error',
  '@typescript-eslint/no-unsafe-call': 'error',
  '@typescript-eslint/no-unsafe-member-access': 'error',
  '@typescript-eslint/no-unsafe-return': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  'no-console': 'error',
};

const production = {
  '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-deprecated': 'error',
  'sonarjs/cognitive-complexity': ['error', 11],
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
  'no-restricted-syntax': [
    'error',
    { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Data is shown as text, never as HTML.' },
    { selector: "MemberExpression[property.name='innerHTML']", message: 'Data is shown as text, never as HTML.' },
    { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  ],
  'no-restricted-globals': ['error', { name: 'fetch', message: 'Requests go through Grafana: getBackendSrv().' }],
  'no-eval': 'error',
  'no-new-func': 'error',
};

export default defineConfig([
  {
    ignores: [
      'node_modules/',
      'dist/',
      'coverage/',
      'test-results/',
      'playwright-report/',
      'preview/.build/',
      '.flinkscope/',
      '.config/',
      'webpack.config.ts',
      'simulator/recordings/',
    ],
  },
  ...scaffold,
  { settings: { react: { version: '18.3' } } },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { sonarjs },
    languageOptions: { parserOptions: { projectService: true, project: null, tsconfigRootDir: import.meta.dirname } },
    rules: { ...strict, 'react/react-in-jsx-scope': 'off' },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'preview/**/*.{ts,tsx}', 'simulator/**/*.ts', 'bench/**/*.ts'],
    ignores: ['**/*.test.{ts,tsx}', 'src/testing/**'],
    rules: production,
  },
  {
    files: ['preview/**/*.{ts,tsx}', 'simulator/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.{ts,mjs}'],
    rules: { 'no-console': 'off', 'no-restricted-globals': 'off' },
  },
  {
    // The preview is the host: it provides and reads what Grafana marks as deprecated for plugins.
    files: ['preview/page/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    // What our decoders make of an answer is compared with the answer itself, read without them.
    files: ['tests/flink/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  tier(
    'flink',
    [
      '@grafana/*',
      'react',
      'react/*',
      'rxjs',
      '**/frames/**',
      '**/datasource/**',
      '**/panels/**',
      '**/app/**',
      '**/testing/**',
    ],
    'src/flink knows neither Grafana nor what stands above it.'
  ),
  tier(
    'frames',
    [
      'react',
      '@grafana/ui',
      '@grafana/runtime',
      'rxjs',
      '**/datasource/**',
      '**/panels/**',
      '**/app/**',
      '**/testing/**',
    ],
    'Frame contracts know only @grafana/data and the types of src/flink.'
  ),
  tier(
    'diagnosis',
    ['react', '@grafana/*', 'rxjs', '**/flink/**', '**/datasource/**', '**/panels/**', '**/app/**', '**/testing/**'],
    'The diagnosis knows frames only.'
  ),
  tier(
    'datasource',
    ['**/panels/**', '**/app/**', '**/testing/**'],
    'The data source and the panels never import each other.'
  ),
  tier('panels', ['**/datasource/**', '**/app/**', '**/flink/**', '**/testing/**'], 'A panel reads data frames only.'),
  tier('app', ['**/panels/**', '**/testing/**'], 'The app pages know the data source only through Grafana.'),
  {
    files: ['src/**/*.test.{ts,tsx}', 'src/testing/**/*.{ts,tsx}'],
    rules: { 'no-restricted-imports': 'off', 'react/display-name': 'off' },
  },
]);
