import type { Approval } from '../../core/approval.ts';
import type { Deploy } from '../../core/deploy.ts';
import { onGitHub } from '../../core/person.ts';
import type { PlanSummary } from '../../core/plan.ts';
import type { Project, Requirement } from '../../core/project.ts';
import type { Problem } from '../../core/refusal.ts';
import type { RequirementCheck, Unmet } from '../../core/requirement.ts';
import { fourEyesProblem } from '../../policy/approvals.ts';
import type { Looked } from './look.ts';
import { loginOf, type OwnedFiles } from './owners.ts';

/** What a plan has: the approvals that may count, and how many of those that the environment asks for. */
export interface Given {
  deploy: Pick<Deploy, 'requester' | 'pushers'>;
  plan: Pick<PlanSummary, 'head' | 'changes'>;
  approvals: readonly Approval[];
  have: number;
  need: number;
}

/** Every requirement of a project with why it is not met, in the order in which it asks for them. */
export const checkRequirements = ({ found }: Project, looked: Looked, given: Given): RequirementCheck[] =>
  (found?.requirements ?? []).map((name) => ({ name, unmet: unmetOf(name, looked, given) }));

/** The same as reasons to refuse an apply. Missing approvals are told beside: they only need time, and the ask stands. */
export const requirementProblems = (checks: readonly RequirementCheck[]): Problem[] =>
  checks
    .filter(({ name }) => name !== 'approved')
    .flatMap(({ name, unmet }) => unmet.map((reason) => ({ code: 'requirement' as const, name, ...reason })));

/** Exhaustive: a new requirement needs its check to compile. What was not looked at is not met. */
function unmetOf(name: Requirement, { behind, standing, ownership }: Looked, given: Given): readonly Unmet[] {
  switch (name) {
    case 'approved':
      return given.have >= given.need ? [] : [tooFew(given)];
    case 'undiverged':
      return behind === undefined ? [notLooked('with its base')] : behind === 0 ? [] : [isBehind(behind)];
    case 'mergeable':
      if (!standing) return [notLooked('with what GitHub asks for')];
      return standing.head === given.plan.head ? standing.obstacles : [headMoved];
    case 'code_owners':
      return ownership ? unowned(ownership, given) : [notLooked('with CODEOWNERS')];
  }
}

const notLooked = (withWhat: string): Unmet => ({
  why: `it was not compared ${withWhat}`,
  wayOn: 'Ask again in a moment.',
});

const headMoved: Unmet = {
  why: 'the branch was pushed to after the plan',
  wayOn: 'A new plan is made by itself; wait for that one.',
};

const tooFew = ({ have, need }: Given): Unmet => ({
  why: `${have} of ${need} approvals by others`,
  wayOn: 'Someone other than the requester has to approve.',
});

const isBehind = (behind: number): Unmet => ({
  why: behind === 1 ? 'its base is 1 commit ahead' : `its base is ${behind} commits ahead`,
  wayOn: 'Merge the base into the branch, or rebase, and push.',
});

/** What none of its owners approved. */
function unowned({ file, owned, reviewers }: NonNullable<Looked['ownership']>, given: Given): Unmet[] {
  if ('why' in file) return [file];
  const yes = approversOf(given, reviewers);
  return [
    ...file.invalid.map(({ line, why }) => ({
      why: `line ${line} of ${file.path} is none that GitHub takes: ${why}`,
      wayOn: 'Correct it on the default branch; whose files it means nobody knows.',
    })),
    ...owned.flatMap((files) => unapproved(files, file.path, yes)),
  ];
}

function unapproved(
  { line, paths, owners, unknown, logins, unsure }: OwnedFiles,
  file: string,
  yes: ReadonlySet<string>,
): Unmet[] {
  const where = `line ${line} of ${file}`;
  if (owners.length === 0 && unknown.length > 0)
    return [
      {
        why: `${someOf(paths)} would be owned by ${unknown.join(', ')}, which ${where} says and GitHub does not know`,
        wayOn: 'Write owners as @login, @organisation/team or an address, on the default branch.',
      },
    ];
  if (owners.length === 0 || [...logins].some((login) => yes.has(login))) return [];
  return [
    {
      why: [`nobody who owns ${someOf(paths)} approved: ${owners.join(', ')} (${where})`, ...unsure].join('; '),
      wayOn:
        'One of them approves the pull request on GitHub, or here under a linked account; not its author, and nobody who pushed to it.',
    },
  ];
}

const SHOWN = 3;
const someOf = (paths: readonly string[]): string =>
  [...paths.slice(0, SHOWN), ...(paths.length > SHOWN ? [`${paths.length - SHOWN} more files`] : [])].join(', ');

/** Logins of who said yes to what the plan changes or to its head, and provably neither asked for it nor pushed to it. */
function approversOf({ approvals, plan, deploy }: Given, reviewers: readonly string[]): Set<string> {
  const byApproval = approvals.filter(({ by, changes }) => by.surface !== 'system' && changes === plan.changes);
  const people = [...byApproval.map(({ by }) => by), ...reviewers.map((login) => onGitHub(login))];
  return new Set(
    people.filter((person) => !fourEyesProblem(person, deploy)).flatMap((person) => loginOf(person) ?? []),
  );
}
