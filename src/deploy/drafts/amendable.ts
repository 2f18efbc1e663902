import type { Deploy } from '../../core/deploy.ts';
import { type Person, sameness } from '../../core/person.ts';
import { type Problem, Refusal, refuseIf } from '../../core/refusal.ts';
import type { Ports } from '../ports.ts';

/** Whether lines of a submitted request can be changed where it is now, whoever asks. */
export function isAmendable(deploy: Deploy): boolean {
  const { origin, pull, head, landed, halfApplied, stateAct, state, accepts, reconciles, mends, pushers } = deploy;
  const isRequest = origin === 'request' && deploy.deltas.length > 0 && !accepts && !reconciles && !mends;
  const isUntouched = !landed && !halfApplied && !stateAct && pushers.length === 0;
  const isWaiting = state.at === 'plan_ready' || state.at === 'approved';
  const isFailedPlan = state.at === 'failed' && state.during === 'plan';
  return isRequest && isUntouched && pull !== undefined && head !== undefined && (isWaiting || isFailedPlan);
}

/**
 * Only who asked for it changes it afterwards: somebody else's lines would be approved as theirs, maybe by who wrote them. A branch that holds
 * a person's commits is that person's.
 * @throws Refusal `not-now`, `not-amendable`
 */
export async function refuseUnlessAmendable(
  { repositories }: Pick<Ports, 'repositories'>,
  deploy: Deploy,
  by: Person,
): Promise<void> {
  const { repo, pull, head, pushers, state } = deploy;
  if (pushers.length > 0) refuseIf([peoples(deploy)]);
  if (!isAmendable(deploy) || !pull || !head)
    throw new Refusal({ code: 'not-now', state: state.at, wanted: 'amended' });
  if (sameness(deploy.requester, by) !== 'same') refuseIf([somebodyElses(deploy)]);
  const base = await repositories.branch(repo, pull.base);
  const commits = base ? await repositories.commits(repo, base, head) : [];
  if (commits.some(({ ours }) => !ours)) refuseIf([peoples(deploy)]);
}

const peoples = ({ pull }: Deploy): Problem => ({
  code: 'not-amendable',
  why: 'People have pushed to the branch of this deploy, so GuildOps does not write to it any more.',
  wayOn: `Push the change to it too${pull ? ` (pull request ${pull.url})` : ''}, or ask for it in a new deploy.`,
});

const somebodyElses = ({ requester, pull }: Deploy): Problem => ({
  code: 'not-amendable',
  why: `Only who asked for it changes what is submitted: ${requester.name}.`,
  wayOn: `Say what should change${pull ? ` (pull request ${pull.url})` : ''}, or copy it as a new draft of yours.`,
});
