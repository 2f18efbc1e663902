import { relative } from 'node:path';
import type { Entry, Place } from '../ai/knowledge/entry.ts';
import { foldersOf, ownFolder } from '../ai/knowledge/folders.ts';
import { LINK_PATIENCE, type LinkPatience, lookAtLinks } from '../ai/knowledge/links.ts';
import { loadKnowledge } from '../ai/knowledge/load.ts';
import type { Parsed } from '../ai/knowledge/parse.ts';
import { type Environment, parseKnowledgeConfig } from '../config.ts';

export interface CheckOptions {
  links?: boolean;
  limit?: number;
  patience?: LinkPatience;
}

export interface Told {
  text: string;
  isFine: boolean;
}

export const lineOf = ({ file, line }: Place, what: string): string => `${file}:${line}: ${what}`;

/** What `guildops knowledge check` prints: one line for each mistake. A reference that moved, or could not be reached, fails nothing. */
export async function checkKnowledge(
  environment: Environment,
  folder: string | undefined,
  options: CheckOptions,
): Promise<Told> {
  const { entries, problems } =
    folder === undefined ? loadKnowledge(foldersOf(parseKnowledgeConfig(environment))) : readFolder(folder);
  const links = options.links ? await linkLines(entries, options) : { lines: [], dead: 0 };
  const wrong = problems.length + links.dead;
  return {
    text: [
      ...problems.map((problem) => lineOf(problem, problem.what)),
      ...links.lines,
      `${entries.length} ${entries.length === 1 ? 'entry is' : 'entries are'} right, ${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong`,
    ].join('\n'),
    isFine: wrong === 0,
  };
}

const isWithin = (folder: string, file: string): boolean => !relative(folder, file).startsWith('..');

/** What one folder has, and what is wrong there: an id that one of our own entries has, too. */
function readFolder(folder: string): Parsed {
  const ours = ownFolder();
  const isOurs = isWithin(ours, folder) || isWithin(folder, ours);
  const { entries, problems } = loadKnowledge(isOurs ? [folder] : [ours, folder]);
  const here = ({ file }: Place) => isWithin(folder, file);
  return { entries: entries.filter(here), problems: problems.filter(here) };
}

async function linkLines(entries: readonly Entry[], { limit, patience = LINK_PATIENCE }: CheckOptions) {
  const references = [...new Set(entries.flatMap(({ reference }) => reference ?? []))].slice(0, limit);
  const states = new Map((await lookAtLinks(references, patience)).map((state) => [state.reference, state]));
  const lines = entries.flatMap((entry) => {
    const state = states.get(entry.reference ?? '');
    return !state || state.is === 'fine' ? [] : [lineOf(entry, `${state.is}: ${state.reference} ${state.what}`)];
  });
  const dead = entries.filter(({ reference }) => states.get(reference ?? '')?.is === 'dead').length;
  return { lines: [...lines, `${references.length} references looked at`], dead };
}
