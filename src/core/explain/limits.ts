import type { Problem } from '../refusal.ts';
import { limitText } from '../size.ts';
import { type Explanation, list, says } from './says.ts';

type LimitProblem = Extract<
  Problem,
  {
    code:
      | 'region-not-granted'
      | 'over-own-budget'
      | 'size-too-large'
      | 'size-unknown'
      | 'quota-exceeded'
      | 'over-budget';
  }
>;

const usd = (amount: number): string => `$${amount.toFixed(2)}`;

/** The words of what is more, larger or elsewhere than somebody or something may have. */
export function explainLimit(problem: LimitProblem): Explanation {
  switch (problem.code) {
    case 'region-not-granted':
      return says(
        `Your right does not reach to the region ${problem.region}.`,
        `Choose ${list(problem.allowed)}, or ask an administrator for that region.`,
      );
    case 'over-own-budget':
      return says(
        `What you ask for this month would come to ${usd(problem.afterUsd)}; your own budget is ${usd(problem.budgetUsd)} a month.`,
        'Make the request smaller, or ask an administrator for more.',
      );
    case 'size-too-large':
      return says(
        `${problem.resource} is ${problem.size}; your rights allow up to ${problem.allowed}: ${limitText(problem.allowed)}.`,
        'Choose a smaller machine, or ask an administrator for a larger one.',
      );
    case 'size-unknown':
      return says(
        `Nobody knows how large ${problem.resource} is, so no limit can be checked.`,
        'Use a machine type that the catalog has, or ask an administrator to apply it.',
      );
    case 'quota-exceeded':
      return quotaExceeded(problem);
    case 'over-budget':
      return overBudget(problem);
  }
}

function quotaExceeded(problem: Extract<Problem, { code: 'quota-exceeded' }>): Explanation {
  const { what, unit, whose = 'this project', limit, used, reserved, wanted } = problem;
  const taken = reserved > 0 ? `${used} in use and ${reserved} reserved by open deploys` : `${used} in use`;
  return says(
    `Quota: ${whose} may have ${limit} ${what}${unit ? ` ${unit}` : ''}; ${taken}, and this asks for ${wanted} more.`,
    'Make it smaller, remove something first, or ask an administrator to raise the quota.',
  );
}

function overBudget({ budgetUsd, afterUsd, of = 'project', approvable }: Extract<Problem, { code: 'over-budget' }>) {
  const whole = of === 'project' ? 'The project' : 'All projects of this server together';
  return says(
    `${whole} would cost ${usd(afterUsd)} a month; ${of === 'project' ? 'its' : 'their'} budget is ${usd(budgetUsd)}.`,
    approvable
      ? 'An administrator has to approve it, or to apply it; or make the request smaller.'
      : 'Make the request smaller, or ask an administrator to raise the budget.',
  );
}
