import type { Deploy } from '../core/deploy.ts';
import type { Person } from '../core/person.ts';
import type { PlanSummary } from '../core/plan.ts';
import { inertLine, inertTitle } from './inert-text.ts';

/** Title and message of the merge commit: which plan, who asked for it, and what a program reads. */
export const mergeText = (
  { origin, id, pull }: Deploy,
  { id: plan, changes }: Pick<PlanSummary, 'id' | 'changes'>,
  says: string,
  by: Person,
) => ({
  title: `${titleOf(origin, pull?.title ?? '') || id} (#${pull?.number})`,
  message: `${says} by ${inertLine(by.name)} (${by.surface}:${by.id}).\n\nGuildops-Plan: ${plan}\nGuildops-Changes: ${changes}`,
});

/** Our own titles may refer to other pull requests. */
const titleOf = (origin: Deploy['origin'], title: string): string => (origin === 'pull' ? inertTitle(title) : title);
