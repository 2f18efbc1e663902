import { databaseClass, databaseClasses, databaseClassesFor } from '../../catalog/databases.ts';
import type { DatabaseEngine } from '../../catalog/model.ts';
import { nearest } from '../../catalog/nearest.ts';
import type { Provider } from '../../core/project.ts';
import type { Problem } from '../../core/refusal.ts';
import { wrong } from '../settings/wrong.ts';

const MOST_INSTEAD = 3;

/** Why a database class cannot be had for an engine, with what can: the name that was meant, or the nearest classes by size and price. */
export function classOfferProblems(provider: Provider, engine: DatabaseEngine, id: string, example: string): Problem[] {
  const found = databaseClass(provider, id);
  const forEngine = databaseClasses(provider, engine);
  if (!found) {
    const meant = nearest(
      id,
      forEngine.map((one) => one.id),
    );
    return wrong('class', `there is no class ${id}`, meant ? `did you mean ${meant}?` : `such as ${example}`);
  }
  if (forEngine.length === 0 || forEngine.some((one) => one.id === id)) return [];
  const instead = databaseClassesFor(provider, engine, found).slice(0, MOST_INSTEAD);
  const expected = instead.map((one) => one.id).join(', ') || example;
  return wrong('class', `${id} does not run ${engine}`, `one of its size that does: ${expected}`);
}
