/** Which of a pull request's deploys a command is about. Everything absent: all of them. */
export interface Selection {
  /** Folder from the repository's root, without `./` and trailing slash; empty for the root. */
  dir?: string;
  workspace?: string;
  project?: string;
  /** A deploy `7F3K` or exactly one plan of it `7F3K.2`, in upper case. */
  id?: string;
  verbose: boolean;
  /** Words after `--`. */
  extra: readonly string[];
}

export type Flags =
  | { kind: 'selection'; selection: Selection }
  | { kind: 'help' }
  /** `word` is what was wrong, as typed; `why` is ours. */
  | { kind: 'wrong'; word: string; why: string };

type Value = 'dir' | 'workspace' | 'project';
const VALUES: Readonly<Record<string, Value>> = {
  '-d': 'dir',
  '--dir': 'dir',
  '-w': 'workspace',
  '--workspace': 'workspace',
  '-p': 'project',
  '--project': 'project',
};

const wrong = (word: string, why: string): Flags => ({ kind: 'wrong', word, why });

/** Reads what follows the verb. */
export function parseFlags(words: readonly string[]): Flags {
  const selection: Selection = { verbose: false, extra: [] };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--') return checked({ ...selection, extra: words.slice(i + 1) });
    if (word === '-h' || word === '--help') return { kind: 'help' };
    if (word === '--verbose') selection.verbose = true;
    else if (word.startsWith('-')) {
      const { name, inline } = splitFlag(word);
      const field = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
      if (!field) return wrong(word, 'is no flag of this command');
      const value = inline ?? words[++i];
      if (!value) return wrong(word, 'needs a value');
      if (selection[field] !== undefined) return wrong(word, 'is there twice');
      selection[field] = value;
    } else if (selection.id === undefined && ID.test(word)) selection.id = word.toUpperCase();
    else return wrong(word, 'is neither a flag nor a plan id');
  }
  return checked(selection);
}

/** A deploy or a plan as people type it. */
const ID = /^[0-9a-z]{4}(\.\d{1,6})?$/i;

function splitFlag(word: string): { name: string; inline?: string } {
  const equals = word.indexOf('=');
  return equals < 0 ? { name: word } : { name: word.slice(0, equals), inline: word.slice(equals + 1) };
}

function checked(selection: Selection): Flags {
  const { dir, workspace, project } = selection;
  if (project !== undefined && (dir ?? workspace) !== undefined)
    return wrong('-p', 'already says everything; leave out `-d` and `-w`');
  if (workspace !== undefined && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,89}$/.test(workspace))
    return wrong(workspace, 'is no name of a workspace');
  if (dir === undefined) return { kind: 'selection', selection };
  const normal = normalDir(dir);
  if (normal === undefined) return wrong(dir, 'is no folder inside the repository');
  return { kind: 'selection', selection: { ...selection, dir: normal } };
}

function normalDir(dir: string): string | undefined {
  const parts = dir.split('/').filter((part) => part !== '' && part !== '.');
  const leaves = dir.startsWith('/') || dir.startsWith('~') || dir.includes('\\') || parts.includes('..');
  return leaves ? undefined : parts.join('/');
}
