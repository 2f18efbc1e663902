import { type Deploy, planOf } from '../../core/deploy.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Mend, Suggestion } from '../../core/review.ts';
import { isTold } from '../../review/kept.ts';

/** Which findings somebody wants mended: those of a rule, maybe at one address; without a rule what is new and no trifle. */
export interface Wanted {
  rule?: string;
  address?: string;
}

/** Findings of a deploy's plan that a constant in the code mends. */
export const fixesOf = (deploy: Pick<Deploy, 'state'>): Mend[] => (planOf(deploy)?.fixes ?? []).flatMap(toMend);

/** Those of findings that are new and no trifle. */
export function toldFixes(deploy: Pick<Deploy, 'state'>): Mend[] {
  const told = (planOf(deploy)?.findings ?? []).filter(isTold);
  return fixesOf(deploy).filter((fix) => told.some((one) => one.rule === fix.rule && one.address === fix.address));
}

/** Those that are wanted. @throws Refusal `nothing-to-do` where there are none, with what there is */
export function wantedFixes(deploy: Deploy, { rule, address }: Wanted): Mend[] {
  const all = fixesOf(deploy);
  const found = (rule === undefined ? toldFixes(deploy) : all.filter((one) => one.rule === rule.toUpperCase())).filter(
    (one) => address === undefined || one.address === address,
  );
  if (found.length > 0) return found;
  const rules = [...new Set(all.map((one) => one.rule))];
  const others =
    rules.length > 0
      ? `What can be mended so here: ${rules.join(', ')}.`
      : 'No finding of this plan can be mended by a constant in the code.';
  throw new Refusal({ code: 'nothing-to-do', what: `There is nothing to mend by that name. ${others}` });
}

const toMend = ({ rule, address, file, path, value }: Suggestion): Mend[] =>
  path && value !== undefined ? [{ rule, address, file, path, value }] : [];
