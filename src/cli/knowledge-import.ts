import { mkdirSync } from 'node:fs';
import { ownFolder } from '../ai/knowledge/folders.ts';
import { importKnowledge } from '../ai/knowledge/import.ts';
import { type Environment, parseKnowledgeConfig } from '../config.ts';
import { Refusal } from '../core/refusal.ts';
import { lineOf, type Told } from './knowledge-check.ts';

/** What `guildops knowledge import` prints. @throws Refusal without GUILDOPS_KNOWLEDGE, or when a file of that name is there; ConfigError */
export function importFile(environment: Environment, file: string): Told {
  const { GUILDOPS_KNOWLEDGE: team } = parseKnowledgeConfig(environment);
  if (!team) {
    const why = 'it names no folder to import into';
    throw new Refusal({
      code: 'bad-input',
      field: 'GUILDOPS_KNOWLEDGE',
      why,
      expected: "the team's folder of practices",
    });
  }
  mkdirSync(team, { recursive: true });
  const imported = refusingTaken(() => importKnowledge(file, team, [ownFolder()]));
  if ('problems' in imported) {
    const lines = imported.problems.map((problem) => lineOf(problem, problem.what));
    return { text: [...lines, 'nothing was imported'].join('\n'), isFine: false };
  }
  const ids = imported.entries.map(({ id }) => id);
  return { text: `wrote ${imported.written} (${ids.length}: ${ids.join(', ')})`, isFine: true };
}

function refusingTaken<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST' && 'dest' in error)) throw error;
    const why = 'there is a file of that name, and nothing is overwritten';
    throw new Refusal({ code: 'bad-input', field: String(error.dest), why, expected: 'another name' });
  }
}
