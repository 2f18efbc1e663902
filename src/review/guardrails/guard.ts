import { type Asked, type Guarded, guarded, type Prices } from './asked.ts';
import { expenses } from './expenses.ts';
import { meantPacks, protections } from './protections.ts';
import { simplicity } from './simplicity.ts';

export { meantPacks };

/**
 * What speaks against a request or an advice: what must not be, what deserves a second thought, and other ways. Asked before a model says
 * anything and again of its answer. Pure; prices come from who knows them.
 */
export function guard(asked: Asked, prices: Prices): Guarded {
  const all = [protections(asked), expenses(asked, prices), simplicity(asked)];
  return guarded({
    violations: all.flatMap(({ violations }) => violations),
    warnings: all.flatMap(({ warnings }) => warnings),
    alternatives: all.flatMap(({ alternatives }) => alternatives),
    duties: [...new Set(all.flatMap(({ duties }) => duties))],
  });
}
