import { type Digest, digestOf, type Sha } from '../../src/core/ids.ts';
import { Refusal } from '../../src/core/refusal.ts';
import type { CommitFacts, MergedTree, ProposedCommit, Repositories } from '../../src/deploy/ports.ts';
import { indexOf, isConfig, readFacts } from '../../src/repo/index-tree.ts';

type Tree = ReadonlyMap<string, string>;
type Changes = ReadonlyMap<string, string | null>;
interface Commit extends CommitFacts {
  tree: Sha;
}
type Merged = { kind: 'clean'; tree: Tree } | { kind: 'conflict'; paths: string[] };

export interface Author {
  name: string;
  email: string;
}
export const authorOf = (login: string): Author => ({ name: login, email: `1+${login}@users.noreply.github.com` });

/** Git of one repository in memory: a far end that people push to, and the mirror that `refresh` brings up to date. */
export interface FakeRepositories extends Repositories {
  /** Pushes of ours that changed the far end, in order; one that found its own earlier work is not among them. */
  readonly proposed: ProposedCommit[];
  /** A person commits to a branch of the far end, which begins at `main` when it is not there. */
  push(branch: string, files: Readonly<Record<string, string | null>>, by?: Author): Sha;
  /** A squash merge at the far end. */
  squash(into: string, head: Sha, message: string): Sha;
  tip(branch: string): Sha | undefined;
  drop(branch: string): void;
  /** Tags of the far end, which the mirror sees at once. */
  readonly tags: Map<string, Sha>;
  /** Text at the tip of a branch of the far end. */
  text(branch: string, path: string): string | undefined;
  paths(branch: string): string[];
  /** Called with every branch that moved at the far end. */
  onPush(listener: (branch: string) => void): void;
}

const US: Author = { name: 'guildops[bot]', email: 'bot@example.invalid' };

/** A repository with one commit on `main`; `empty`: without any. */
export function fakeRepositories({ empty = false } = {}): FakeRepositories {
  const trees = new Map<Sha, Tree>();
  const commits = new Map<Sha, Commit>();
  const far = new Map<string, Sha>();
  const tags = new Map<string, Sha>();
  let mirror = new Map<string, Sha>();
  let seen = new Set<Sha>();
  const proposed: ProposedCommit[] = [];
  const listeners: ((branch: string) => void)[] = [];

  const putTree = (tree: Tree): Sha => {
    const sorted = [...tree].sort(([a], [b]) => (a < b ? -1 : 1));
    const sha = shaLike(digestOf(JSON.stringify(sorted)));
    trees.set(sha, tree);
    return sha;
  };
  const treeOf = (at: Sha): Tree => {
    const tree = trees.get(commits.get(at)?.tree ?? at);
    if (!tree) throw new Error(`git has no object ${at}`);
    return tree;
  };
  const commit = (parent: Sha | undefined, tree: Tree, message: string, by: Author): Sha => {
    const sha = shaLike(digestOf(`commit ${commits.size}`));
    const facts = { sha, parent, authorName: by.name, authorEmail: by.email, message, ours: by === US };
    commits.set(sha, { ...facts, tree: putTree(tree) });
    return sha;
  };
  const move = (branch: string, to: Sha): Sha => {
    far.set(branch, to);
    for (const listener of listeners) listener(branch);
    return to;
  };
  /** A commit and those before it, newest first. */
  const history = (tip: Sha): Sha[] => {
    const line: Sha[] = [];
    for (let at: Sha | undefined = tip; at; at = commits.get(at)?.parent) line.push(at);
    return line;
  };
  const mergeBase = (a: Sha, b: Sha): Tree => {
    const before = new Set(history(a));
    const common = history(b).find((sha) => before.has(sha));
    return common ? treeOf(common) : new Map();
  };
  const merge = (base: Sha, head: Sha): Merged => threeWay(mergeBase(base, head), treeOf(base), treeOf(head));
  const refresh = () => {
    mirror = new Map(far);
    seen = new Set(commits.keys());
  };

  if (!empty) move('main', commit(undefined, new Map([['README.md', 'hello\n']]), 'begin', authorOf('someone')));
  refresh();

  return {
    proposed,
    tags,
    onPush: (listener) => void listeners.push(listener),
    push(branch, files, by = authorOf('dev')) {
      const parent = far.get(branch) ?? far.get('main');
      const tree = changed(parent ? treeOf(parent) : new Map(), new Map(Object.entries(files)));
      return move(branch, commit(parent, tree, 'by hand', by));
    },
    squash(into, head, message) {
      const base = far.get(into);
      if (!base) throw new Error(`no branch ${into}`);
      const merged = merge(base, head);
      if (merged.kind === 'conflict') throw new Error(`conflict in ${merged.paths.join(', ')}`);
      return move(into, commit(base, merged.tree, message, authorOf('web-flow')));
    },
    tip: (branch) => far.get(branch),
    drop: (branch) => void far.delete(branch),
    text: (branch, path) => treeOf(far.get(branch) ?? shaLike(digestOf(branch))).get(path),
    paths: (branch) => [...treeOf(far.get(branch) ?? shaLike(digestOf(branch))).keys()].sort(),

    refresh: async () => refresh(),
    branch: async (_, name) => mirror.get(name),
    has: async (_, sha) => seen.has(sha),
    defaultBranch: async () => 'main',
    async mergedTree(_, base, head): Promise<MergedTree> {
      const merged = merge(base, head);
      return merged.kind === 'clean' ? { kind: 'clean', tree: putTree(merged.tree) } : merged;
    },
    treeWith: async (_, onto, files) => putTree(changed(treeOf(onto), files)),
    files: async (_, at, directory) =>
      new Map([...treeOf(at)].filter(([path]) => directory === '' || path.startsWith(`${directory}/`))),
    file: async (_, at, path) => treeOf(at).get(path),
    async firstFile(_, at, paths, mostBytes) {
      const path = paths.find((one) => treeOf(at).has(one));
      const text = path && treeOf(at).get(path);
      return path === undefined ? undefined : { path, text: (text?.length ?? 0) > mostBytes ? undefined : text };
    },
    index: async (_, at) =>
      indexOf(
        new Map(
          [...treeOf(at)].filter(([path]) => isConfig(path)).map(([path, text]) => [path, readFacts(path, text)]),
        ),
      ),
    changedPaths: async (_, base, head) => [...changesBetween(mergeBase(base, head), treeOf(head)).keys()].sort(),
    differing: async (_, one, other, folders) =>
      [...changesBetween(treeOf(one), treeOf(other)).keys()].filter((path) =>
        folders.some((folder) => path.startsWith(`${folder}/`)),
      ),
    async commits(_, base, head, directory = '') {
      const before = new Set(history(base));
      return history(head)
        .filter((sha) => !before.has(sha))
        .reverse()
        .flatMap((sha) => commits.get(sha) ?? [])
        .filter(
          ({ sha, parent }) =>
            directory === '' ||
            within(directory, changesBetween(parent ? treeOf(parent) : new Map(), treeOf(sha))).size > 0,
        );
    },
    async point(_, name, before) {
      const sha = tags.get(name) ?? [...commits.keys()].find((one) => name.length >= 7 && one.startsWith(name));
      return sha && { sha, isBefore: history(before).includes(sha) };
    },
    restore: async (_, at, onto, directory) => ({
      kind: 'clean',
      files: within(directory, changesBetween(treeOf(onto), treeOf(at))),
    }),
    async propose(commitment) {
      const { branch, onto, files, message, expected } = commitment;
      const tree = changed(treeOf(onto), files);
      const tip = far.get(branch);
      const there = tip && commits.get(tip);
      if (there?.parent === onto && there.tree === putTree(tree) && there.message === message) return there.sha;
      if (tip !== expected) throw new Refusal({ code: 'head-moved' });
      proposed.push(commitment);
      const sha = move(branch, commit(onto, tree, message, US));
      mirror.set(branch, sha);
      seen.add(sha);
      return sha;
    },
    rebasedOnto: async () => undefined, // the far end squashes
    async revert(_, sha, onto, since) {
      const parent = since ?? commits.get(sha)?.parent;
      const merged = threeWay(treeOf(sha), treeOf(onto), parent ? treeOf(parent) : new Map());
      return merged.kind === 'conflict' ? merged : { kind: 'clean', files: changesBetween(treeOf(onto), merged.tree) };
    },
    async initialise(_, files) {
      if (far.has('main')) return;
      move('main', commit(undefined, files, 'begin', US));
      refresh();
    },
  };
}

const shaLike = (digest: Digest): Sha => digest.slice(0, 40) as string as Sha;

function changed(tree: Tree, changes: Changes): Tree {
  const after = new Map(tree);
  for (const [path, text] of changes) {
    if (text === null) after.delete(path);
    else after.set(path, text);
  }
  return after;
}

const within = <Value>(directory: string, files: ReadonlyMap<string, Value>): Map<string, Value> =>
  new Map([...files].filter(([path]) => path.startsWith(`${directory}/`)));

const changesBetween = (from: Tree, to: Tree): Map<string, string | null> =>
  new Map(
    [...new Set([...from.keys(), ...to.keys()])]
      .filter((path) => from.get(path) !== to.get(path))
      .map((path) => [path, to.get(path) ?? null]),
  );

/** Whole files: what both sides changed in different ways is a conflict. */
function threeWay(base: Tree, ours: Tree, theirs: Tree): Merged {
  const mine = changesBetween(base, ours);
  const yours = changesBetween(base, theirs);
  const paths = [...yours.keys()].filter((path) => mine.has(path) && mine.get(path) !== yours.get(path));
  return paths.length > 0 ? { kind: 'conflict', paths } : { kind: 'clean', tree: changed(ours, yours) };
}
