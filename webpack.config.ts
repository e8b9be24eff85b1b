import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration } from 'webpack';
import { mergeWithRules } from 'webpack-merge';
import scaffold, { type Env } from './.config/webpack/webpack.config.ts';

/** Merges our options into the scaffold's swc rule instead of adding a second one. */
const merge = mergeWithRules({ module: { rules: { test: 'match', use: 'merge' } } });

/**
 * The scaffold in `.config` bundles every folder of `src` that has a plugin.json and a module. It copies only the app's own
 * pictures and nothing from outside `src`, so the nested plugins' logos and the dashboards need a pattern each, and it
 * compiles JSX to `React.createElement`; we take the runtime that the host shares.
 */
export default async function config(env: Env): Promise<Configuration> {
  return merge(await scaffold(env), {
    module: {
      rules: [{ test: /\.[tj]sx?$/, use: { options: { jsc: { transform: { react: { runtime: 'automatic' } } } } } }],
    },
    // One file a plugin: nothing can be split off, see below.
    performance: { maxAssetSize: 600_000, maxEntrypointSize: 600_000 },
    // Nested plugins are served under ids of their own and cannot load chunks.
    output: { asyncChunks: false },
    plugins: [
      new CopyWebpackPlugin({
        patterns: [
          { from: '**/img/**', to: '.', noErrorOnMissing: true },
          { from: '../dashboards/*.json', to: 'dashboards/[name][ext]' },
        ],
      }),
    ],
  });
}
