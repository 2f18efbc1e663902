import { onGitHub } from '../../core/person.ts';
import type { InboxNeeds } from '../deliver.ts';
import type { HintOf } from '../hints.ts';
import { actOn } from './act.ts';
import { permissionText, resultText } from './answers.ts';
import { mayCommand } from './commands.ts';
import { shownTargets } from './shown-targets.ts';
import { type Act, meantBy, type Target } from './targets.ts';

/** What a check run of ours may have a button for. */
const ACTS: ReadonlySet<string> = new Set<Act>(['plan', 'retry', 'apply', 'approve', 'discard']);
/** Said of the plans that were shown, and of no others. */
const DECIDES: ReadonlySet<Act> = new Set<Act>(['apply', 'approve']);
const MOVED =
  'Plans have changed since the check showed that button, so nothing was done. It shows the present ones: look at them, and press it again.';
const isAct = (action: string): action is Act => ACTS.has(action);

/**
 * A button under a check run, or its "Re-run". Who may click is not GitHub's promise, so the person is asked for like the author of a
 * comment; the plan is the one that the check run showed.
 */
export async function pressButton(needs: InboxNeeds, hint: HintOf<'check'>, delivery: string): Promise<void> {
  const { repo, check, login, action } = hint;
  const { targets, isMoved } = await shownTargets(needs.useCases, hint);
  const ours = meantOf(action, targets);
  const number = hint.number ?? ours[0]?.deploy.pull?.number;
  // "Re-run" under a check that had nothing to plan: look again whether there is something now.
  if (action === 'plan' && ours.length === 0 && hint.number !== undefined)
    return needs.useCases.noticePull({ repo, number: hint.number, cause: delivery });
  if (!isAct(action) || number === undefined || ours.length === 0) {
    needs.log.info({ repo, check, action }, 'button is about nothing that is there');
    return;
  }
  const permission = await needs.pulls.permission(repo, login);
  const reply = !mayCommand(permission)
    ? permissionText(action, repo, permission)
    : isMoved && DECIDES.has(action)
      ? MOVED
      : resultText(
          action,
          await actOn(needs.useCases, ours, { act: action, by: onGitHub(login), where: `by a button on #${number}` }),
        );
  if (reply !== undefined) await needs.pulls.reply(repo, number, `delivery-${delivery}`, reply);
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
