import { copyFileSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Entry, Problem } from './entry.ts';
import { loadKnowledge, readKnowledge, withoutDoubles } from './load.ts';
import { scopeOfFile } from './scope.ts';

export type Imported = { written: string; entries: readonly Entry[] } | { problems: readonly Problem[] };

/**
 * Copies a file into the team's folder, beneath the cloud it is about, if all of it is right and none of it is there already. Nothing
 * is overwritten.
 * @throws Error ENOENT without the file, EEXIST when the folder has one of that name
 */
export function importKnowledge(file: string, team: string, others: readonly string[]): Imported {
  const { entries, problems } = readKnowledge(file);
  const none = {
    file,
    line: 1,
    what: 'there is no entry in it: one begins with "## TEAM-001 Title" or "## Title [cost]"',
  };
  const wrong =
    problems.length === 0 && entries.length === 0 ? [none] : [...problems, ...taken(entries, [...others, team])];
  if (wrong.length > 0) return { problems: wrong };
  const scope = scopeOfFile(file);
  const folder = scope === 'any' ? team : join(team, scope);
  mkdirSync(folder, { recursive: true });
  const written = join(folder, basename(file));
  copyWhole(file, written);
  return { written, entries };
}

/** There is the whole file or none, whenever the program dies: what begins with a dot is not read. A link does not replace what is there. */
function copyWhole(from: string, to: string): void {
  const unfinished = join(dirname(to), `.${basename(to)}.unfinished`);
  copyFileSync(from, unfinished);
  try {
    linkSync(unfinished, to);
  } finally {
    rmSync(unfinished);
  }
}

/** Entries whose id somebody has, or whose title stands at the same cloud already. */
function taken(entries: readonly Entry[], folders: readonly string[]): Problem[] {
  const known = loadKnowledge(folders).entries;
  const titles = new Map(known.map((entry) => [`${entry.provider} ${entry.title.toLowerCase()}`, entry]));
  const ids = withoutDoubles([...known, ...entries]).doubles.map(({ entry, first }) => ({
    entry,
    first,
    what: `the id ${entry.id}`,
  }));
  const same = entries.flatMap((entry) => {
    const first = titles.get(`${entry.provider} ${entry.title.toLowerCase()}`);
    return first && !ids.some((one) => one.entry === entry) ? [{ entry, first, what: 'the title' }] : [];
  });
  return [...ids, ...same].map(({ entry, first, what }) => ({
    ...{ file: entry.file, line: entry.line },
    what: `${what} is taken: ${first.file}:${first.line} has it`,
  }));
}
