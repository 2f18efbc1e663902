import { type Deploy, isGraveToEnd, isOver, isWithheld, planOf } from '../core/deploy.ts';
import type { Person } from '../core/person.ts';
import { reachOf, shownArgs } from '../core/plan-args.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { reachProblems } from './apply-gates.ts';
import { known, lacks, permissionOf, projectOf, roleFor, unconfirmed } from './authority.ts';
import type { Ports, Tables } from './ports.ts';
import { queueClose, queuePlan, queueSubmit, record } from './record.ts';
import type { UseCases } from './use-cases.ts';

/**
 * Ends a deploy before its apply. What an apply may have left behind is not dropped by a click: a failed apply is an administrator's.
 * The pull request of ours is closed by its own job; a person's stays open.
 */
export async function cancelDeploy(
  ports: Ports,
  { deploy: id, by: actor, why, confirm }: Parameters<UseCases['cancelDeploy']>[0],
): Promise<Deploy> {
  const permission = await permissionOf(ports, actor, (await ports.store.deploys.get(id)).repo);
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (deploy.state.at === 'cancelled') return deploy;
    const by = await known(tables, actor);
    const role = await roleFor(tables, ports, by, deploy, permission);
    refuseIf([
      ...(isGraveToEnd(deploy) ? lacks(role, 'admin', graveOf(deploy)) : lacks(role, 'user', 'cancel this')),
      ...(deploy.landed ? unconfirmed(deploy, confirm, abandonedText(deploy)) : []),
    ]);
    return endDeploy(tables, ports, deploy, { by, why });
  });
}

/** Giving up what is merged already takes the name of its project. @throws Refusal `not-confirmed` */
export const assertNamed = (deploy: Deploy, typed: string | undefined): void =>
  refuseIf(deploy.landed ? unconfirmed(deploy, typed, abandonedText(deploy)) : []);

/** Ends it, whoever asked for that and whatever is left; the pull request is closed by its job where it is ours and not merged. */
export async function endDeploy(
  tables: Tables,
  { clock }: Pick<Ports, 'clock'>,
  deploy: Deploy,
  { by, why }: { by: Person; why: string },
): Promise<Deploy> {
  if (!deploy.landed) await queueClose(tables, deploy);
  return record(tables, deploy, { kind: 'cancelled', by, why }, clock.now());
}

const graveOf = ({ landed }: Deploy): string => (landed ? 'give up what is merged already' : 'abandon a failed apply');

/** What is left behind: code that somebody's next plan finds. */
function abandonedText(deploy: Deploy): string {
  const { project, pull } = deploy;
  const gone = (planOf(deploy)?.resources ?? []).filter(({ action }) => action === 'delete' || action === 'replace');
  const names = gone.slice(0, MOST_NAMED).map(({ address }) => address);
  const more = gone.length > MOST_NAMED ? ` and ${gone.length - MOST_NAMED} more` : '';
  const destroys = names.length > 0 ? ` It would destroy ${names.join(', ')}${more}.` : '';
  return `What pull request #${pull?.number} merged of ${project} stays on ${pull?.base} without being applied: the next plan of ${project}, whosever it is, has it too.${destroys}`;
}
const MOST_NAMED = 20;

/** Closes our own pull request of a deploy that has ended without being applied. */
export async function closeOwnPull({ store, pulls }: Ports, id: Deploy['id']): Promise<void> {
  const { state, pull, repo, origin } = await store.deploys.get(id);
  if (pull && origin !== 'pull' && (state.at === 'cancelled' || state.at === 'expired'))
    await pulls.close(repo, pull.number);
}

/** Plans again: by hand, as a retry, or to bring an ended deploy back. @throws Refusal `pull-closed` when there is nothing to merge any more */
export async function askReplan(
  ports: Ports,
  { deploy: id, by: actor, again = false, confirm, ...asked }: Parameters<UseCases['askReplan']>[0],
): Promise<Deploy> {
  const seen = await ports.store.deploys.get(id);
  const permission = await permissionOf(ports, actor, seen.repo);
  if (hasEnded(seen) && !seen.landed && !(await isPullOpen(ports, seen))) throw new Refusal({ code: 'pull-closed' });
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const by = await known(tables, actor);
    const role = await roleFor(tables, ports, by, deploy, permission);
    const args = again ? await tables.plans.args(id) : (asked.args ?? []);
    const destroys = reachOf(args) === 'destroy';
    refuseIf([
      ...reachProblems(await projectOf(tables, deploy.guild, deploy.project), args),
      ...(destroys ? lacks(role, 'admin', `destroy all of ${deploy.project}`) : lacks(role, 'user', 'plan this')),
      ...(destroys ? unconfirmed(deploy, confirm, `This plans to destroy everything of ${deploy.project}.`) : []),
    ]);
    // Before there is a pull request, what failed is its making: that is what is tried again.
    const after = await record(
      tables,
      deploy,
      { kind: 'replan-asked', by, ...(args.length > 0 && { args: shownArgs(args) }) },
      ports.clock.now(),
    );
    await tables.plans.setArgs(id, args);
    if (after.pull) await queuePlan(tables, after);
    else await queueSubmit(tables, after);
    return after;
  });
}

const hasEnded = (deploy: Deploy): boolean => isWithheld(deploy) || (isOver(deploy) && deploy.state.at !== 'applied');

/** A deploy that has no pull request yet gets an open one. */
const isPullOpen = async ({ pulls }: Pick<Ports, 'pulls'>, { repo, pull }: Deploy): Promise<boolean> =>
  !pull || (await pulls.read(repo, pull.number)).open;
