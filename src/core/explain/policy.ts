import type { Problem } from '../refusal.ts';
import type { Explanation } from './says.ts';

type PolicyProblem = Extract<Problem, { code: 'policy' | 'policy-hook' | 'frozen' | 'not-your-turn' }>;

const utc = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The words of what policies, freezes and the order of approvals say. */
export function explainPolicy(problem: PolicyProblem): Explanation {
  switch (problem.code) {
    case 'policy':
      return {
        what: `${problem.at}: ${problem.why} (policy ${problem.policy}${problem.unknown ? ', as far as anybody can know' : ''}).`,
        wayOn: problem.wayOn,
      };
    case 'policy-hook':
      return { what: `${problem.name}: ${problem.why}`, wayOn: problem.wayOn };
    case 'frozen':
      return {
        what: `Changes are frozen${problem.until ? ` until ${utc(problem.until)}` : ''}: ${problem.reason} (freeze ${problem.id}).`,
        wayOn: problem.until
          ? `Ask for the apply with a time, such as at:${problem.until.toISOString().slice(0, 16)}Z, or have an administrator lift the freeze.`
          : 'An administrator lifts it with /cloud-freeze.',
      };
    case 'not-your-turn':
      return problem.stage === undefined
        ? { what: `This needs approvals of others: ${problem.needs}.`, wayOn: 'Ask them to approve it.' }
        : {
            what: `Stage "${problem.stage}" comes first, and needs ${problem.needs}.`,
            wayOn: 'Approve it once they have.',
          };
  }
}
