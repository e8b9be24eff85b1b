import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import scaffold, { type Env } from './.config/webpack/webpack.config.ts';

/**
 * The scaffold in `.config` bundles every folder of `src` that has a plugin.json and a module, but copies only the
 * app's own pictures and nothing from outside `src`: the nested plugins' logos and the dashboards need a pattern each.
 */
export default async function config(env: Env): Promise<Configuration> {
  return merge(await scaffold(env), {
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
