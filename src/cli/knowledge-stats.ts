import { CATEGORIES, type Entry } from '../ai/knowledge/entry.ts';
import { foldersOf } from '../ai/knowledge/folders.ts';
import { loadKnowledge } from '../ai/knowledge/load.ts';
import { providers } from '../catalog/clouds.ts';
import { type Environment, parseKnowledgeConfig } from '../config.ts';

/** What `guildops knowledge stats` prints: how many entries each cloud has in each category. @throws ConfigError */
export function knowledgeStats(environment: Environment, json: boolean): string {
  const { entries, problems } = loadKnowledge(foldersOf(parseKnowledgeConfig(environment)));
  const counts = Object.fromEntries(
    [...providers(), 'any'].map((scope) => [scope, countsOf(entries.filter(({ provider }) => provider === scope))]),
  );
  if (json) return JSON.stringify({ total: entries.length, ...counts }, null, 2);
  const rows = Object.entries({ ...counts, all: countsOf(entries) }).filter(
    ([scope, { total }]) => scope !== 'any' || total,
  );
  return [
    row('', [...CATEGORIES, 'all']),
    ...rows.map(([scope, one]) => row(scope, Object.values(one))),
    ...(problems.length > 0 ? [`${problems.length} left out: \`guildops knowledge check\` says why`] : []),
  ].join('\n');
}

function countsOf(entries: readonly Entry[]): Record<string, number> {
  const of = (name: string) => entries.filter(({ category }) => category === name).length;
  return { ...Object.fromEntries(CATEGORIES.map((name) => [name, of(name)])), total: entries.length };
}

const row = (name: string, cells: readonly (string | number)[]): string =>
  [name.padEnd(6), ...cells.map((cell) => String(cell).padStart(12))].join('').trimEnd();
