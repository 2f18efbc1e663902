import type { Framework } from '../core/counsel.ts';
import { PACKS, type Pack } from '../review/packs/pack.ts';

/** How a framework is called, and what of it no plan can show; as its pack says. */
export function frameworkFacts(framework: Framework): Pack {
  const pack = PACKS.find(({ id }) => id === framework);
  if (!pack) throw new Error(`there is no pack ${framework}`);
  return pack;
}
