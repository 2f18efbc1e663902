import { explainPolicy } from './explain/policy.ts';
import type { Problem, Refusal } from './refusal.ts';
import { limitText } from './size.ts';
import { serialText } from './state-mark.ts';

/** A problem in plain words, and what would make it legal. Plain text: each surface escapes it with its own escape. */
export interface Explanation {
  what: string;
  wayOn: string;
}

const list = (items: readonly string[]): string => items.join(', ');
const usd = (amount: number): string => `$${amount.toFixed(2)}`;
const says = (what: string, wayOn: string): Explanation => ({ what, wayOn });
const ask = (people: readonly string[]): string =>
  people.length === 0 ? 'Ask an administrator of this server.' : `Ask an administrator: ${list(people)}.`;

/** Every reason of a refusal with its way on below, for a terminal. */
export const inWords = ({ problems }: Refusal): string =>
  problems
    .map(explain)
    .map(({ what, wayOn }) => `${what}\n  ${wayOn}`)
    .join('\n');

/** The words of a problem. Exhaustive: a new code needs its words to compile. */
export function explain(problem: Problem): Explanation {
  switch (problem.code) {
    case 'bad-input':
      return says(
        `${problem.field}: ${problem.why}`,
        problem.expected ? `Expected: ${problem.expected}` : 'Correct it and try again.',
      );
    case 'no-such':
      return says(
        `There is no ${problem.what} "${problem.id}".`,
        'Check the name; /cloud-projects and /cloud-list show what there is.',
      );
    case 'guild-unknown':
      return says(
        'GuildOps is not set up for this server.',
        `Its operator adds the server's id ${problem.guild} to GUILDOPS_GUILDS.`,
      );
    case 'no-right':
      return says(`You need the role "${problem.needs}" to ${problem.to}.`, ask(problem.askAlso));
    case 'no-capability':
      return says(`The role "${problem.role}" may not ${problem.act} a ${problem.kind}.`, ask(problem.askAlso));
    case 'capability-needed':
      return says(
        `${problem.at} uses ${article(problem.capability)} ${problem.capability}, which is a right of its own.`,
        'Remove it, or ask an administrator for that right.',
      );
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
    case 'region-unknown':
      return says(
        `There is no region "${problem.region}".`,
        problem.nearest ? `Did you mean ${problem.nearest}?` : 'Pick one from the list that the command offers.',
      );
    case 'over-budget':
      return overBudget(problem);
    case 'exists':
      return says(
        `${problem.resource} exists already in this project.`,
        'Choose another name, or change the existing one.',
      );
    case 'gone':
      return says(
        `${problem.resource} is no longer in this project.`,
        'Look at the project as it is now and ask again.',
      );
    case 'changed-since':
      return says(
        `${problem.resource} was changed by someone since you asked.`,
        'Look at it as it is now and ask again.',
      );
    case 'hand-edited':
      return says(
        `${problem.path} was edited by hand and belongs to its author; GuildOps does not overwrite it.`,
        problem.isNeighbour
          ? 'Without a change there, this would have no effect: make both by hand, in one pull request.'
          : 'Change it in a pull request.',
      );
    case 'out-of-step':
      return says(
        `Generated files differ from their resource files: ${list(problem.paths)}.`,
        'Run `guildops generate` in the repository, commit and push.',
      );
    case 'project-facts-changed':
      return says(
        `The pull request changes the project's ${problem.field} from ${problem.from} to ${problem.to}.`,
        'What a project is, is changed by an administrator with a command, not by a branch.',
      );
    case 'not-now':
      return says(`That is not possible now: the deploy is ${stateWords(problem.state)}.`, notNowWayOn(problem.state));
    case 'left-behind':
      return says(problem.what, 'Plan again to go on from there; only an administrator gives it up, by discarding it.');
    case 'stale-card':
      return says('That card was out of date.', 'Here is the current one; look again before you decide.');
    case 'not-amendable':
      return says(problem.why, problem.wayOn);
    case 'not-confirmed':
      return says(problem.does, `If that is meant, type the name of the project: --confirm ${problem.project}.`);
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
    case 'changes-requested':
      return says(
        `${problem.by} asks for changes${problem.text === '' ? '' : `: ${problem.text}`}.`,
        'Make them, or have that taken back or approved by the same person.',
      );
    case 'approvals-missing':
      return says(
        `${problem.have} of ${problem.need} approvals${problem.othersOnly ? ' by others' : ''}.`,
        problem.othersOnly ? 'Someone other than the requester has to approve.' : 'Approve it first.',
      );
    case 'same-person':
      return says(`The ${problem.who} cannot approve where others are asked for.`, 'Ask someone else to approve.');
    case 'maybe-same-person':
      return says(
        `Nothing proves that you and the ${problem.who} are two people.`,
        `Approve on the platform where the ${problem.who} acted, under an account whose addresses GitHub knows, or have both accounts linked.`,
      );
    case 'plan-moved':
      return says('The plan changed after that approval.', 'Read the new plan and approve it.');
    case 'plan-too-old':
      return says(`The plan is older than ${problem.hours} hours.`, 'Plan again.');
    case 'head-moved':
      return says('The branch was pushed to after the plan.', 'A new plan is made by itself; approve that one.');
    case 'base-moved':
      return says('The default branch moved after the plan.', 'Plan again; nothing was applied.');
    case 'locked':
      return says(
        `Deploy ${problem.holder} holds the lock on this project.`,
        'Wait for your turn, or have that one merged or closed.',
      );
    case 'conflict':
      return says(
        `The branch conflicts with its base in ${list(problem.paths)}.`,
        'Merge the base into the branch, resolve, and push.',
      );
    case 'unjailed':
      return says(
        `A tree that a person pushed to is only planned inside a jail, and there is none: ${problem.why}.`,
        'The operator installs bubblewrap, or allows it with GUILDOPS_ALLOW_UNJAILED=1.',
      );
    case 'credentials-missing':
      return says(
        `There are no ${problem.use} credentials for ${problem.environment}.`,
        'The operator adds them to the file that GUILDOPS_CREDENTIALS names.',
      );
    case 'fork':
      return says(
        'Pull requests from forks are planned, never applied: their author can change them until the last moment.',
        'Push the branch to this repository, and open a pull request from there.',
      );
    case 'pull-closed':
      return says('The pull request is closed.', 'Reopen it, or ask anew.');
    case 'not-mergeable':
      return says(
        `GitHub would not merge this pull request: ${problem.why}.`,
        problem.wayOn ?? 'Nothing was applied. Change that, then ask for the apply again.',
      );
    case 'nothing-to-do':
      return says(problem.what, 'There is nothing to do.');
    case 'forbidden-code':
      return says(`${problem.at}: ${problem.what}.`, 'Remove it from the pull request.');
    case 'rule':
      return says(
        `${problem.at}: ${problem.why} (${problem.rule})`,
        'Change it, or ask an administrator for an exception.',
      );
    case 'policy':
    case 'policy-hook':
    case 'frozen':
    case 'not-your-turn':
      return explainPolicy(problem);
    case 'requirement':
      return says(`This project requires ${problem.name}: ${problem.why}.`, problem.wayOn);
    case 'nobody-to-ask':
      return says(
        `There is nobody to ask for ${problem.what}: no channel for that was chosen.`,
        "An administrator chooses the approvers' channel with /cloud-setup.",
      );
    case 'fault':
      return says(
        `Something went wrong inside GuildOps (reference ${problem.reference}).`,
        'Try again; if it stays so, give the reference to an administrator.',
      );
    case 'rate-limited':
      return says('That was a lot at once.', `Try again after ${problem.until.toISOString().slice(11, 16)} UTC.`);
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

const STATE_WORDS: Record<string, string> = {
  draft: 'still a draft',
  validating: 'being checked or waiting in line',
  planning: 'being planned',
  plan_ready: 'waiting for approval',
  approved: 'approved',
  applying: 'being applied',
  applied: 'already applied',
  failed: 'failed',
  cancelled: 'cancelled',
  expired: 'expired',
};
/** A deploy's state in the words people see. */
export const stateWords = (state: string): string => STATE_WORDS[state] ?? state;

const NOT_NOW: Record<string, string> = {
  draft: 'Submit it first.',
  validating: 'Wait for the plan.',
  planning: 'Wait for the plan.',
  plan_ready: 'Approve the plan first.',
  applying: 'Wait until the apply has ended.',
  applied:
    'If its pull request is still open, merge it by hand: only that completes it. To take it back once it is merged, use /cloud-rollback.',
  failed: 'Push a correction, or plan again.',
  cancelled: 'Plan again to bring it back.',
  expired: 'Plan again to bring it back.',
};
const notNowWayOn = (state: string): string => NOT_NOW[state] ?? 'Wait a moment and look again.';

const article = (noun: string): string => (/^[aeiou]/.test(noun) ? 'an' : 'a');
