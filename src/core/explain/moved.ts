import type { Problem } from '../refusal.ts';
import { serialText } from '../state-mark.ts';
import { type Explanation, says } from './says.ts';

type MovedProblem = Extract<
  Problem,
  {
    code:
      | 'state-busy'
      | 'state-moved'
      | 'state-changed'
      | 'overtaken'
      | 'plan-moved'
      | 'plan-too-old'
      | 'head-moved'
      | 'base-moved';
  }
>;

/** The words of what a plan was made on and is no longer so. */
export function explainMoved(problem: MovedProblem): Explanation {
  switch (problem.code) {
    case 'state-busy':
      return says(`The state is in use: ${problem.what} has not ended.`, 'Ask again when it has.');
    case 'state-moved':
      return says(
        `The state was changed after the plan: it was ${serialText(problem.was)} and is ${serialText(problem.is)}. Nothing was applied.`,
        'A new plan is made by itself; what was approved still counts if it changes the same.',
      );
    case 'state-changed':
      return says(`The plan before is void: ${problem.what} came after it.`, 'A new plan is made by itself.');
    case 'overtaken':
      return says(problem.what, 'A new plan is made by itself; what was approved still counts if it changes the same.');
    case 'plan-moved':
      return says('The plan changed after that approval.', 'Read the new plan and approve it.');
    case 'plan-too-old':
      return says(`The plan is older than ${problem.hours} hours.`, 'Plan again.');
    case 'head-moved':
      return says('The branch was pushed to after the plan.', 'A new plan is made by itself; approve that one.');
    case 'base-moved':
      return says('The default branch moved after the plan.', 'Plan again; nothing was applied.');
  }
}
