import { folderOf } from '../../repo/folder.ts';
import { shapeOf, type Verb, type VerbShape } from './verbs.ts';

/** Which of a pull request's deploys a command is about. Everything absent: all of them. */
export interface Selection {
  /** Folder from the repository's root, without `./` and trailing slash; `.` for the root. May be a glob. */
  dir?: string;
  workspace?: string;
  project?: string;
  /** A deploy `7F3K` or exactly one plan of it `7F3K.2`, in upper case. */
  id?: string;
}

/** What stands before `--`. */
export interface Given extends Selection {
  verbose: boolean;
  /** Flags that only this verb has, by name without dashes. */
  flags: Readonly<Record<string, string | true>>;
  /** Words that are no flags, where the verb takes some. */
  args?: readonly string[];
}

export type Flags =
  | { kind: 'given'; given: Given; extra: readonly string[] }
  | { kind: 'help' }
  /** `word` is what was wrong, as typed; `why` is ours. */
  | { kind: 'wrong'; word: string; why: string };

interface Option {
  /** Where the value goes: into the selection, or among the verb's own flags. */
  into: 'selection' | 'flags';
  key: string;
  takesValue: boolean;
  oneOf?: readonly string[];
}

const SELECTION: Readonly<Record<string, Option>> = Object.fromEntries(
  (['dir', 'workspace', 'project'] as const).flatMap((key) => {
    const option: Option = { into: 'selection', key, takesValue: true };
    return [[`-${key.charAt(0)}`, option] as const, [`--${key}`, option] as const];
  }),
);

/** The flags of a verb, by how they are typed. */
function optionsOf({ takesSelection, flags = {} }: VerbShape): ReadonlyMap<string, Option> {
  const own = Object.entries(flags).map(([key, { value, oneOf }]): [string, Option] => [
    `--${key}`,
    { into: 'flags', key, takesValue: value !== undefined, ...(oneOf && { oneOf }) },
  ]);
  return new Map([...(takesSelection ? Object.entries(SELECTION) : []), ...own]);
}

/** A deploy or a plan as people type it. */
const ID = /^[0-9a-z]{4}(\.\d{1,6})?$/i;

const wrong = (word: string, why: string): Flags => ({ kind: 'wrong', word, why });

interface Reading {
  shape: VerbShape;
  options: ReadonlyMap<string, Option>;
  selection: Record<string, string>;
  flags: Record<string, string | true>;
  args: string[];
  verbose: boolean;
}

/** Reads what follows the verb. */
export function parseFlags(verb: Verb, words: readonly string[]): Flags {
  const shape = shapeOf(verb);
  const reading: Reading = { shape, options: optionsOf(shape), selection: {}, flags: {}, args: [], verbose: false };
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const rest = words.slice(0, end);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '-h' || word === '--help') return { kind: 'help' };
    const flag = asFlag(reading, word);
    const problem = flag.startsWith('-') ? takeFlag(reading, flag, rest) : takeWord(reading, flag);
    if (problem) return problem;
  }
  return checked(verb, reading, words.slice(end + 1));
}

/** `at:22:00` is how people say it in chat. */
const asFlag = ({ options }: Reading, word: string): string =>
  options.has('--at') && /^at:/i.test(word) ? `--at=${word.slice(3)}` : word;

/** A flag, with its value from the words that follow. */
function takeFlag(reading: Reading, word: string, rest: string[]): Flags | undefined {
  if (word === '--verbose') {
    reading.verbose = true;
    return undefined;
  }
  const { name, inline } = splitFlag(word);
  const option = reading.options.get(name);
  if (!option || (!option.takesValue && inline !== undefined)) return wrong(word, 'is no flag of this command');
  const value = option.takesValue ? (inline ?? rest.shift()) : true;
  if (!value) return wrong(word, 'needs a value');
  if (Object.hasOwn(reading[option.into], option.key)) return wrong(word, 'is there twice');
  if (option.oneOf && !option.oneOf.includes(String(value)))
    return wrong(String(value), `is not one of ${option.oneOf.join(', ')}`);
  Object.assign(reading[option.into], { [option.key]: value });
  return undefined;
}

function takeWord({ shape, selection, args }: Reading, word: string): Flags | undefined {
  if (shape.args) args.push(word);
  else if (!shape.takesSelection) return wrong(word, 'is too much: this command stands alone');
  else if (selection.id === undefined && ID.test(word)) selection.id = word.toUpperCase();
  else return wrong(word, 'is neither a flag nor a plan id');
  return undefined;
}

function splitFlag(word: string): { name: string; inline?: string } {
  const equals = word.indexOf('=');
  return equals < 0 ? { name: word } : { name: word.slice(0, equals), inline: word.slice(equals + 1) };
}

/** What no single word shows to be wrong. */
function checked(verb: Verb, { shape, selection, flags, args, verbose }: Reading, extra: readonly string[]): Flags {
  const { dir, workspace, project }: Selection = selection;
  if (project !== undefined && (dir ?? workspace) !== undefined)
    return wrong('-p', 'already says everything; leave out `-d` and `-w`');
  if (workspace !== undefined && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,89}$/.test(workspace))
    return wrong(workspace, 'is no name of a workspace');
  if (shape.args && (args.length < shape.args.least || args.length > shape.args.most))
    return wrong(args.join(' ') || verb, `is not ${shape.args.shape}`);
  const given: Given = { ...selection, verbose, flags, ...(shape.args && { args }) };
  if (dir === undefined) return { kind: 'given', given, extra };
  const normal = folderOf(dir);
  if (normal === undefined) return wrong(dir, 'is no folder inside the repository');
  return { kind: 'given', given: { ...given, dir: normal }, extra };
}
