import type { Deploy } from '../../core/deploy.ts';
import { type DeployId, type PlanId, parseDeployId } from '../../core/ids.ts';
import type { InboxNeeds } from '../deliver.ts';
import type { HintOf } from '../hints.ts';
import { actOn } from './act.ts';
import { permissionText, resultText } from './answers.ts';
import { mayCommand } from './commands.ts';
import { toPerson } from './person.ts';
import { type Act, meantBy, type Target } from './targets.ts';

/** What a check run of ours may have a button for. */
const ACTS: ReadonlySet<string> = new Set<Act>(['plan', 'retry', 'apply', 'approve', 'discard']);
const isAct = (action: string): action is Act => ACTS.has(action);

/**
 * A button under a check run, or its "Re-run". Who may click is not GitHub's promise, so the person is asked for like the author of a
 * comment; the plan is the one that the check run showed.
 */
export async function pressButton(
  { useCases, pulls, log }: InboxNeeds,
  hint: HintOf<'check'>,
  delivery: string,
): Promise<void> {
  const { repo, ids, check, login, action } = hint;
  const targets = (await Promise.all(ids.map((id) => targetOf(useCases, id)))).filter((target) => target !== undefined);
  const ours = meantOf(
    action,
    targets.filter(({ deploy }) => deploy.repo === repo),
  );
  const number = hint.number ?? ours[0]?.deploy.pull?.number;
  // "Re-run" under a check that had nothing to plan: look again whether there is something now.
  if (action === 'plan' && ours.length === 0 && hint.number !== undefined)
    return useCases.noticePull({ repo, number: hint.number, cause: delivery });
  if (!isAct(action) || number === undefined || ours.length === 0) {
    log.info({ repo, check, action }, 'button is about nothing that is there');
    return;
  }
  const permission = await pulls.permission(repo, login);
  const reply = mayCommand(permission)
    ? resultText(
        action,
        await actOn(useCases, ours, { act: action, by: toPerson(login), where: `by a button on #${number}` }),
      )
    : permissionText(action, repo, permission);
  if (reply !== undefined) await pulls.reply(repo, number, `delivery-${delivery}`, reply);
}

/** A button is about those of its check run in which it has something to do: one that failed does not keep the others from being applied. */
function meantOf(action: string, targets: readonly Target[]): readonly Target[] {
  if (!isAct(action)) return targets;
  const meant = meantBy(
    action,
    targets.map(({ deploy }) => deploy),
  );
  return targets.filter(({ deploy }) => meant.includes(deploy));
}

async function targetOf({ findDeploy }: InboxNeeds['useCases'], id: string): Promise<Target | undefined> {
  const deployId: DeployId | undefined = parseDeployId(id.split('.')[0] ?? '');
  const deploy: Deploy | undefined = deployId && (await findDeploy(deployId));
  return deploy && (id.includes('.') ? { deploy, plan: id as PlanId } : { deploy });
}
