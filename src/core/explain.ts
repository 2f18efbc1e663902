import { explainLimit } from './explain/limits.ts';
import { explainMoved } from './explain/moved.ts';
import { explainPolicy } from './explain/policy.ts';
import { type Explanation, list, says } from './explain/says.ts';
import { notNowWayOn, stateWords } from './explain/state-words.ts';
import type { Problem, Refusal } from './refusal.ts';

export type { Explanation } from './explain/says.ts';
export { stateWords } from './explain/state-words.ts';

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
    case 'region-unknown':
      return says(
        `There is no region "${problem.region}".`,
        problem.nearest ? `Did you mean ${problem.nearest}?` : 'Pick one from the list that the command offers.',
      );
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
    case 'region-not-granted':
    case 'over-own-budget':
    case 'size-too-large':
    case 'size-unknown':
    case 'quota-exceeded':
    case 'over-budget':
      return explainLimit(problem);
    case 'state-busy':
    case 'state-moved':
    case 'state-changed':
    case 'overtaken':
    case 'plan-moved':
    case 'plan-too-old':
    case 'head-moved':
    case 'base-moved':
      return explainMoved(problem);
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

const article = (noun: string): string => (/^[aeiou]/.test(noun) ? 'an' : 'a');
