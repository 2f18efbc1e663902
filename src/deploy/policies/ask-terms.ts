import type { AskTerms } from '../../core/deploy-state.ts';
import type { PlanSummary } from '../../core/plan.ts';
import { type Problem, Refusal } from '../../core/refusal.ts';
import { parseWhen } from '../../policy/when.ts';
import { expiryOf } from '../apply-gates.ts';
import type { Ports } from '../ports.ts';

/** Shorter than that it says nothing to those who read it afterwards. */
const LEAST_REASON = 10;
const MOST_REASON = 500;

const wrong = (field: string, why: string, expected: string): Problem => ({ code: 'bad-input', field, why, expected });
const utc = (at: Date): string => `${at.toISOString().slice(0, 16)}Z`;

/** How an apply is asked for. @throws Refusal `bad-input` for a time that is none or comes too late, and for a reason that says nothing */
export function askTerms(
  { clock, rules }: Pick<Ports, 'clock' | 'rules'>,
  plan: PlanSummary,
  { when, breakGlass }: { when?: string | undefined; breakGlass?: string | undefined },
): AskTerms | undefined {
  const reason = breakGlass?.trim();
  if (reason !== undefined && (reason.length < LEAST_REASON || reason.length > MOST_REASON))
    throw new Refusal(
      wrong('reason', 'breaking the glass needs a reason', `${LEAST_REASON} to ${MOST_REASON} characters that say why`),
    );
  const due = when === undefined ? undefined : dueOf(when, clock.now(), expiryOf(plan, rules));
  if (due === undefined && reason === undefined) return undefined;
  return { ...(due && { due }), ...(reason !== undefined && { breakGlass: reason }) };
}

function dueOf(when: string, now: Date, expiry: Date): Date {
  const due = parseWhen(when, now);
  const before = `a time before ${utc(expiry)}, such as 22:00, 2h or ${utc(new Date(now.getTime() + 3_600_000))}, in UTC`;
  if (!due) throw new Refusal(wrong('at', `"${when.slice(0, 60)}" is no time`, before));
  if (due <= now) throw new Refusal(wrong('at', `${utc(due)} is over`, before));
  if (due >= expiry) throw new Refusal(wrong('at', `the plan is too old by ${utc(due)}`, before));
  return due;
}
