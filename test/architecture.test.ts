import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

/** From left to right: a folder may import itself and what stands before it. */
const PURE = ['core', 'catalog', 'repo', 'policy', 'review', 'cost', 'generators', 'counsel'] as const;
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  catalog: ['core'],
  repo: ['core', 'catalog'],
  policy: ['core', 'catalog'],
  review: ['core', 'catalog', 'repo'],
  cost: ['core', 'catalog'],
  generators: ['core', 'catalog'],
  counsel: ['core', 'catalog', 'review', 'cost', 'generators'],
  deploy: PURE,
};
const EDGES = ['github', 'discord', 'git', 'runner', 'identity', 'state', 'ai', 'store', 'jobs', 'web'];
/** Where edges meet, at the top of src and behind the command line: these import anything. */
const MEETING_POINTS = /^(cli\/)?[^/]+\.ts$/;

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

/** The files a file imports by a relative path. */
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) =>
    resolve(dirname(file), path ?? ''),
  );

/** Those of them whose code runs then; a type alone ties nothing together. */
const loadedBy = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm)]
    .filter(([said]) => !/^import \{(?:\s*type [^,}]+,?)+\s*\}/.test(said))
    .map(([, path]) => resolve(dirname(file), path ?? ''));

/** The first way from a file back to itself, or nothing. */
function circleFrom(file: string, done: Set<string>, way: readonly string[] = []): readonly string[] | undefined {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (done.has(file)) return undefined;
  for (const next of loadedBy(file)) {
    const circle = circleFrom(next, done, [...way, file]);
    if (circle) return circle;
  }
  done.add(file);
  return undefined;
}

const folderOf = (file: string): string => relative(SRC, file).split('/')[0] ?? '';

function forbidden(file: string): string[] {
  const name = relative(SRC, file);
  if (MEETING_POINTS.test(name)) return importsOf(file).filter((target) => relative(SRC, target).startsWith('..'));
  const from = folderOf(file);
  const allowed = EDGES.includes(from) ? [...PURE, 'deploy', from] : [...(MAY_IMPORT[from] ?? []), from];
  return importsOf(file).filter(
    (target) => relative(SRC, target).startsWith('..') || !allowed.includes(folderOf(target)),
  );
}

describe('the direction of imports', () => {
  it('points left, and edges meet in the files at the top of src alone', () => {
    const wrong = filesOf(SRC).flatMap((file) =>
      forbidden(file).map((target) => `${relative(ROOT, file)} -> ${relative(ROOT, target)}`),
    );
    expect(wrong).toEqual([]);
  });

  it('goes in no circle from file to file when the program is loaded', () => {
    const done = new Set<string>();
    const circles = filesOf(SRC).map((file) => circleFrom(file, done)?.map((one) => relative(ROOT, one)));
    expect(circles.filter((circle) => circle !== undefined)).toEqual([]);
  });

  it('knows every folder of src', () => {
    const folders = readdirSync(SRC, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.filter((name) => name !== 'cli' && !(name in MAY_IMPORT) && !EDGES.includes(name))).toEqual([]);
  });

  it.each(PURE)('keeps %s free of the outside: no network, no processes, no framework', (folder) => {
    const outside =
      /from '(node:(http|https|net|child_process|dgram|tls)|discord\.js|probot|@octokit\/.*|execa|kysely|better-sqlite3|simple-git)'/;
    const wrong = filesOf(SRC).filter((file) => folderOf(file) === folder && outside.test(readFileSync(file, 'utf8')));
    expect(wrong.map((file) => relative(ROOT, file))).toEqual([]);
  });
});
