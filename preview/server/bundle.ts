import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, context, type Metafile, type Plugin } from 'esbuild';
import { objectOf, parseJson, textOf, textsOf } from './json.ts';

/** The built page: names of files in `dir`. */
export interface Bundle {
  dir: string;
  /** Runs before the first paint; sets the theme's colours. */
  early: string;
  main: string;
  /** Modules that the page needs at once. */
  preload: string[];
}

/**
 * `inside:@grafana/runtime/components/PluginPage` is a module of a Grafana package that the package does not export:
 * Grafana itself, being built with the package, reaches it too.
 */
const inside = (root: string): Plugin => ({
  name: 'inside',
  setup({ onResolve }) {
    onResolve({ filter: /^inside:/ }, ({ path }) => {
      const [scope = '', name = '', ...rest] = path.slice('inside:'.length).split('/');
      return { path: `${join(root, 'node_modules', scope, name, 'dist/esm', ...rest)}.mjs` };
    });
  },
});

/** @grafana/scenes 8 imports a constant that @grafana/schema 12 does not have; only its unused panel builders read it. */
const missingInSchema: Plugin = {
  name: 'missing-in-schema',
  setup({ onLoad }) {
    onLoad({ filter: /table\/panelcfg\/x\/types\.gen\.mjs$/ }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8')}\nexport const defaultOptions = {};`,
    }));
  },
};

/**
 * Grafana's packages are `.mjs`, to which a CommonJS module is one default export, as in Node. Of these packages they mean
 * the module's own `default`, which a bundler gives to modules that are not `.mjs`.
 */
const ownDefault: Plugin = {
  name: 'own-default',
  setup({ onResolve, onLoad }) {
    onResolve(
      { filter: /^(react-custom-scrollbars-2|calculate-size|sql-formatter-plus)$/ },
      ({ path, namespace, resolveDir }) =>
        namespace === 'own-default' ? undefined : { path, namespace: 'own-default', pluginData: resolveDir }
    );
    onLoad({ filter: /.*/, namespace: 'own-default' }, ({ path, pluginData }) => ({
      contents: `export { default } from ${JSON.stringify(path)}; export * from ${JSON.stringify(path)};`,
      resolveDir: String(pluginData),
    }));
  },
};

/** Styles come with the module that needs them, so that those of lazy modules are lazy too. */
const stylesInModules: Plugin = {
  name: 'styles-in-modules',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, ({ path }) => {
      const inlined = readFileSync(path, 'utf8').replace(/url\((?:\.\/)?([\w-]+\.ttf)\)/g, (_, font: string) => {
        const data = readFileSync(join(dirname(path), font)).toString('base64');
        return `url(data:font/ttf;base64,${data})`;
      });
      return {
        contents: `const style = document.createElement('style');
          style.textContent = ${JSON.stringify(inlined)};
          document.head.append(style);`,
        loader: 'js',
      };
    });
  },
};

const options = (root: string, outdir: string): BuildOptions & { metafile: true } => ({
  absWorkingDir: root,
  entryPoints: { early: 'preview/page/early.ts', main: 'preview/page/main.ts' },
  outdir,
  entryNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  metafile: true,
  jsx: 'automatic',
  mainFields: ['module', 'browser', 'main'],
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [inside(root), missingInSchema, ownDefault, stylesInModules],
  logLevel: 'error',
});

const fileName = (path: string) => path.split('/').at(-1) ?? path;

function outputOf(metafile: Metafile, entryPoint: string): string {
  const found = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entryPoint);
  if (found === undefined) {
    throw new Error(`The page's bundle has no ${entryPoint}.`);
  }
  return found[0];
}

/** An output and everything that it imports at once. */
function closure(metafile: Metafile, from: string, seen: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  if (seen.has(from)) {
    return seen;
  }
  const imports = metafile.outputs[from]?.imports ?? [];
  return imports
    .filter((entry) => entry.kind === 'import-statement')
    .reduce<ReadonlySet<string>>((all, entry) => closure(metafile, entry.path, all), new Set([...seen, from]));
}

function bundleOf(metafile: Metafile, dir: string): Bundle {
  const page = outputOf(metafile, 'preview/page/main.ts');
  const needed = closure(metafile, outputOf(metafile, 'preview/page/boot.tsx'), closure(metafile, page));
  return {
    dir,
    early: fileName(outputOf(metafile, 'preview/page/early.ts')),
    main: fileName(page),
    preload: [...needed].filter((path) => path !== page).map(fileName),
  };
}

const manifest = 'manifest.json';
const buildsKept = 5;

function readBundle(dir: string): Bundle | null {
  const file = join(dir, manifest);
  if (!existsSync(file)) {
    return null;
  }
  const json = parseJson(readFileSync(file, 'utf8'));
  return {
    dir,
    early: textOf(json['early']),
    main: textOf(json['main']),
    preload: textsOf(json['preload']),
  };
}

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Changes when the page's sources or the installed packages change. */
function fingerprint(root: string): string {
  const lock = join(root, 'node_modules/.package-lock.json');
  const sources = [...filesBelow(join(root, 'preview/page')), join(root, 'preview/server/bundle.ts'), lock];
  const hash = createHash('sha256');
  sources.filter((file) => existsSync(file)).forEach((file) => hash.update(file).update(readFileSync(file)));
  return hash.digest('hex').slice(0, 16);
}

/** Other servers may still show the builds before. */
function dropOldBuilds(builds: string): void {
  const age = (dir: string) => statSync(dir).mtimeMs;
  readdirSync(builds)
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((name) => join(builds, name))
    .sort((a, b) => age(b) - age(a))
    .slice(buildsKept)
    .forEach((dir) => rmSync(dir, { recursive: true, force: true }));
}

/** The page's bundle; built when it is not there yet for these sources, which takes some seconds. */
export async function pageBundle(root: string): Promise<Bundle> {
  const builds = join(root, 'preview/.build');
  const name = fingerprint(root);
  const ready = readBundle(join(builds, name));
  if (ready !== null) {
    return ready;
  }
  // Built aside and renamed: two servers that start at once must not see each other's half.
  const aside = join(builds, `${name}.${process.pid}`);
  const { metafile } = await build(options(root, aside));
  writeFileSync(join(aside, manifest), JSON.stringify(bundleOf(metafile, '')));
  dropOldBuilds(builds);
  try {
    renameSync(aside, join(builds, name));
  } catch {
    rmSync(aside, { recursive: true, force: true });
  }
  return readBundle(join(builds, name)) ?? Promise.reject(new Error('The page could not be built.'));
}

/** Builds the page again at every change of its sources. */
export async function watchPage(root: string, onBuilt: (bundle: Bundle) => void): Promise<() => Promise<void>> {
  const dir = join(root, 'preview/.build/dev');
  rmSync(dir, { recursive: true, force: true });
  const settings = options(root, dir);
  const report: Plugin = {
    name: 'report',
    setup({ onEnd }) {
      onEnd(({ metafile, errors }) => {
        if (metafile !== undefined && errors.length === 0) {
          onBuilt(bundleOf(metafile, dir));
        }
      });
    },
  };
  const watching = await context({
    ...settings,
    minify: false,
    sourcemap: true,
    plugins: [...(settings.plugins ?? []), report],
  });
  await watching.watch();
  return () => watching.dispose();
}

/** The version of the Grafana packages that draw the page. */
export const grafanaVersion = (root: string): string =>
  textOf(objectOf(parseJson(readFileSync(join(root, 'node_modules/@grafana/ui/package.json'), 'utf8')))['version']);
