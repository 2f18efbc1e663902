import { FRAMEWORKS, type Framework } from '../core/counsel.ts';
import { meantPacks } from '../review/guardrails/guard.ts';
import { sensitiveIn } from '../review/guardrails/said.ts';
import { PACKS } from '../review/packs/pack.ts';

/** How a framework is called, and what of it no plan can show; as its pack says. */
export function frameworkFacts(framework: Framework): { title: string; duties: readonly string[] } {
  const pack = PACKS.find(({ id }) => id === framework);
  if (!pack) throw new Error(`there is no pack ${framework}`);
  return pack;
}

/** The frameworks whose name or data a use case speaks of. */
export function frameworksIn(useCase: string): Framework[] {
  const named = meantPacks(useCase).map(({ id }) => id);
  const meant = new Set([...named, ...sensitiveIn(useCase).flatMap(({ packs }) => packs)]);
  return FRAMEWORKS.filter((framework) => meant.has(framework));
}
