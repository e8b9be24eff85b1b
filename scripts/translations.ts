import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

/*
 * Texts live in the source as `t('key', 'English')` and `<Trans i18nKey="key">English</Trans>`. This collects them for each
 * plugin, following its imports. `node --import tsx scripts/translations.ts` writes the English files and says what the
 * Chinese ones lack.
 */

export interface PluginTexts {
  id: string;
  /** Folder of its plugin.json. */
  folder: string;
  /** Key to English text. */
  english: Map<string, string>;
  /** Keys that stand for different texts in different places. */
  conflicts: string[];
}

const folders = ['src', 'src/datasource', 'src/panels/jobgraph', 'src/panels/checkpoints', 'src/panels/latency'];
export const languages = ['en-US', 'zh-Hans'] as const;

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}

function existing(base: string): string | undefined {
  return ['.ts', '.tsx'].map((ending) => base + ending).find((file) => ts.sys.fileExists(file));
}

/** The project's own files that a file imports, types included. */
function imports(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) {
      return [];
    }
    const { text } = statement.moduleSpecifier;
    const base = resolve(dirname(source.fileName), text);
    const file = text.startsWith('.') ? (existing(base) ?? existing(join(base, 'index'))) : undefined;
    return file === undefined ? [] : [file];
  });
}

const collapse = (text: string) => text.replace(/\s+/g, ' ').trim();

function textOfCall(node: ts.Node): [string, string] | undefined {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 't') {
    return undefined;
  }
  const [key, text] = node.arguments;
  return key !== undefined && text !== undefined && ts.isStringLiteralLike(key) && ts.isStringLiteralLike(text)
    ? [key.text, text.text]
    : undefined;
}

function textOfTrans(node: ts.Node): [string, string] | undefined {
  if (!ts.isJsxElement(node) || node.openingElement.tagName.getText() !== 'Trans') {
    return undefined;
  }
  const key = node.openingElement.attributes.properties
    .filter(ts.isJsxAttribute)
    .find((attribute) => attribute.name.getText() === 'i18nKey')?.initializer;
  const text = node.children.map((child) => (ts.isJsxText(child) ? child.text : child.getText())).join('');
  return key !== undefined && ts.isStringLiteral(key) ? [key.text, collapse(text)] : undefined;
}

function textsIn(source: ts.SourceFile): Array<[string, string]> {
  const found: Array<[string, string]> = [];
  const visit = (node: ts.Node): void => {
    const text = textOfCall(node) ?? textOfTrans(node);
    if (text !== undefined) {
      found.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function collect(entry: string): Pick<PluginTexts, 'english' | 'conflicts'> {
  const english = new Map<string, string>();
  const conflicts: string[] = [];
  const seen = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) {
      continue;
    }
    seen.add(file);
    const source = parse(file);
    for (const [key, text] of textsIn(source)) {
      if ((english.get(key) ?? text) !== text) {
        conflicts.push(key);
      }
      english.set(key, text);
    }
    queue.push(...imports(source));
  }
  return { english: new Map([...english].sort(([left], [right]) => left.localeCompare(right))), conflicts };
}

const idOf = (folder: string): string => {
  const meta: unknown = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8'));
  const id: unknown = typeof meta === 'object' && meta !== null ? Reflect.get(meta, 'id') : undefined;
  return typeof id === 'string' ? id : '';
};

/** The texts of all five plugins. @param root the project's folder */
export function pluginTexts(root: string): PluginTexts[] {
  return folders.map((name) => {
    const folder = join(root, name);
    const entry = existing(join(folder, 'module')) ?? '';
    return { id: idOf(folder), folder, ...collect(entry) };
  });
}

export const fileOf = ({ folder, id }: PluginTexts, language: string): string =>
  join(folder, 'locales', language, `${id}.json`);

/** A translation file as flat keys, `{"a":{"b":"text"}}` becoming `a.b`. */
export function flatten(value: unknown, prefix = ''): Map<string, string> {
  if (typeof value === 'string') {
    return new Map([[prefix, value]]);
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries<unknown>({ ...value }) : [];
  return new Map(entries.flatMap(([key, inner]) => [...flatten(inner, prefix === '' ? key : `${prefix}.${key}`)]));
}

export function nest(texts: ReadonlyMap<string, string>): object {
  const root = {};
  for (const [key, text] of texts) {
    const parts = key.split('.');
    const last = parts.pop() ?? key;
    let place: object = root;
    for (const part of parts) {
      const inner: unknown = Reflect.get(place, part);
      const next = typeof inner === 'object' && inner !== null ? inner : {};
      Reflect.set(place, part, next);
      place = next;
    }
    Reflect.set(place, last, text);
  }
  return root;
}

export function readTranslations(plugin: PluginTexts, language: string): Map<string, string> {
  return flatten(JSON.parse(readFileSync(fileOf(plugin, language), 'utf8')));
}

function write(root: string): void {
  for (const plugin of pluginTexts(root)) {
    writeFileSync(fileOf(plugin, 'en-US'), `${JSON.stringify(nest(plugin.english), null, 2)}\n`);
    const chinese = readTranslations(plugin, 'zh-Hans');
    const missing = [...plugin.english].filter(([key]) => !chinese.has(key));
    const unused = [...chinese.keys()].filter((key) => !plugin.english.has(key));
    console.log(
      `${plugin.id}: ${plugin.english.size} texts, Chinese lacks ${missing.length}, has ${unused.length} too many`
    );
    missing.forEach(([key, text]) => console.log(`  missing  ${key}: ${text}`));
    unused.forEach((key) => console.log(`  unused   ${key}`));
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === __filename) {
  write(process.cwd());
}
