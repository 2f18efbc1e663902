import { matches, type OwnersPattern, parsePattern } from './pattern.ts';

/** Where GitHub looks for the file; the first that is there counts. */
export const OWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** A larger file is not read by GitHub, so nobody would own anything by it. */
export const MOST_OWNERS_BYTES = 3 * 1024 * 1024;

/** Somebody who owns files, as the file names them; names are in lower case. */
export type Owner =
  | { is: 'user'; login: string }
  | { is: 'team'; org: string; slug: string }
  | { is: 'email'; address: string };

/** A line of the file: whose the files are that it is about. No owners: nobody's. */
export interface OwnersRule {
  line: number;
  pattern: OwnersPattern;
  owners: readonly Owner[];
  /** Words that are no owners, as they stand there. */
  unknown: readonly string[];
}

export interface CodeOwners {
  rules: readonly OwnersRule[];
  /** Lines that are none of GitHub's, with why. */
  invalid: readonly { line: number; why: string }[];
}

/** Reads a `CODEOWNERS` file. What is wrong in a line is told and leaves the others as they are. */
export function parseCodeOwners(text: string): CodeOwners {
  const rules: OwnersRule[] = [];
  const invalid: { line: number; why: string }[] = [];
  for (const [index, source] of text.split(/\r\n|\r|\n/).entries()) {
    const [written, ...words] = wordsOf(source);
    if (written === undefined) continue;
    const line = index + 1;
    const pattern = parsePattern(written);
    if ('why' in pattern) invalid.push({ line, why: pattern.why });
    else rules.push({ line, pattern, ...ownersIn(words) });
  }
  return { rules, invalid };
}

/** The words of a line up to a comment. A space that belongs to a path has `\` before it. */
function wordsOf(line: string): string[] {
  const words = line.trimStart().match(/(?:\\.|[^\\\s])+|\\$/gsu) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  return comment < 0 ? words : words.slice(0, comment);
}

function ownersIn(words: readonly string[]): Pick<OwnersRule, 'owners' | 'unknown'> {
  const read = words.map((word) => ({ word, owner: toOwner(word) }));
  return {
    owners: read.flatMap(({ owner }) => owner ?? []),
    unknown: read.filter(({ owner }) => !owner).map(({ word }) => word),
  };
}

const LOGIN = /^@([a-z\d](?:[a-z\d_-]{0,38}))$/i;
const TEAM = /^@([a-z\d](?:[a-z\d-]{0,38}))\/([a-z\d_.-]{1,255})$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function toOwner(word: string): Owner | undefined {
  const text = word.toLowerCase();
  const [, login] = LOGIN.exec(text) ?? [];
  if (login !== undefined) return { is: 'user', login };
  const [, org, slug] = TEAM.exec(text) ?? [];
  if (org !== undefined && slug !== undefined) return { is: 'team', org, slug };
  return EMAIL.test(text) ? { is: 'email', address: text } : undefined;
}

/** The rule for a path: the last one that is about it. */
export const ruleOf = ({ rules }: CodeOwners, path: string): OwnersRule | undefined =>
  rules.findLast(({ pattern }) => matches(pattern, path));

/** An owner as people write it. */
export function ownerText(owner: Owner): string {
  if (owner.is === 'user') return `@${owner.login}`;
  return owner.is === 'team' ? `@${owner.org}/${owner.slug}` : owner.address;
}
