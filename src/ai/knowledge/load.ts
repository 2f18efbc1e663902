import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Entry } from './entry.ts';
import { type Parsed, parseKnowledge } from './parse.ts';

const LONGEST_FILE = 1024 * 1024;

/** The Markdown files under a folder, in a fixed order; a README is for the people who write the others. @throws Error without the folder */
export function knowledgeFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|markdown)$/i.test(name) && !/(^|[\\/])\./.test(name) && !/^readme\./i.test(basename(name)))
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .sort();
}

/** All entries of some folders, the first that has an id keeps it, and what is wrong with the others. */
export function loadKnowledge(folders: readonly string[]): Parsed {
  const files = folders.flatMap(knowledgeFiles).map(readKnowledge);
  const parsed = {
    entries: files.flatMap(({ entries }) => entries),
    problems: files.flatMap(({ problems }) => problems),
  };
  const { kept, doubles } = withoutDoubles(parsed.entries);
  return {
    entries: kept,
    problems: [
      ...parsed.problems,
      ...doubles.map(({ entry, first }) => ({
        ...{ file: entry.file, line: entry.line },
        what: `the id ${entry.id} is taken: ${first.file}:${first.line} has it`,
      })),
    ],
  };
}

/** The entries of one file, and what is wrong with the others. */
export function readKnowledge(file: string): Parsed {
  const { size } = statSync(file);
  if (size <= LONGEST_FILE) return parseKnowledge(file, readFileSync(file, 'utf8'));
  return { entries: [], problems: [{ file, line: 1, what: `the file has more than ${LONGEST_FILE / 1024} KiB` }] };
}

/** Ids are compared without regard to case. */
export function withoutDoubles(entries: readonly Entry[]) {
  const byId = new Map<string, Entry>();
  const doubles: { entry: Entry; first: Entry }[] = [];
  for (const entry of entries) {
    const first = byId.get(entry.id.toLowerCase());
    if (first) doubles.push({ entry, first });
    else byId.set(entry.id.toLowerCase(), entry);
  }
  return { kept: [...byId.values()], doubles };
}
