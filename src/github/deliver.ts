import type { Deploy } from '../core/deploy.ts';
import { onGitHub } from '../core/person.ts';
import type { InboxItem, Log, Place, Pulls } from '../deploy/ports.ts';
import type { UseCases } from '../deploy/use-cases.ts';
import type { Grammar } from './comment-command.ts';
import { parseHint } from './hints.ts';
import { pressButton } from './inbox/buttons.ts';
import { answerComment } from './inbox/commands.ts';
import { answerMergeGroup } from './inbox/merge-group.ts';
import { countReview } from './inbox/reviews.ts';

/** What the inbox needs of the story. */
export type Story = Pick<
  UseCases,
  | 'noticePull'
  | 'consentToFork'
  | 'noticePush'
  | 'deploysOfPull'
  | 'findDeploy'
  | 'listProjects'
  | 'askReplan'
  | 'askApply'
  | 'withdrawAsk'
  | 'approveDeploy'
  | 'withdrawApproval'
  | 'requestChanges'
  | 'withdrawRequest'
  | 'cancelDeploy'
  | 'stopDeploy'
  | 'rollBack'
  | 'rollBackTo'
  | 'fixFindings'
  | 'tagRelease'
  | 'askState'
  | 'viewDeploy'
  | 'relayComment'
>;

export interface InboxNeeds {
  useCases: Story;
  pulls: Pick<Pulls, 'permission' | 'reply' | 'react' | 'passMergeGroup'>;
  grammar: () => Promise<Grammar>;
  /** What runs here, for `version`: `GuildOps 1.0.0`, `terraform 1.11.4`. */
  versions: () => Promise<readonly string[]>;
  /** Where a deploy's next run stands among those that wait for a worker. */
  placeOf: (deploy: Deploy) => Promise<Place | undefined>;
  log: Log;
}

/**
 * Acts on stored webhooks. Each is only a hint: the use cases read what is true now. Handling one twice has the effect of once, because
 * use cases are safe to repeat and every reply carries a mark.
 */
export function createGitHubInbox(needs: InboxNeeds): { handle(item: InboxItem): Promise<void> } {
  const { useCases, log } = needs;
  return {
    async handle({ id, name, payload }) {
      const hint = parseHint(payload);
      if (!hint) return log.warn({ item: id, name }, 'inbox item is no hint of this version; dropped');
      switch (hint.kind) {
        case 'pull':
          return useCases.noticePull({
            ...{ repo: hint.repo, number: hint.number, cause: id },
            ...(hint.pusher && { pusher: onGitHub(hint.pusher) }),
          });
        case 'push':
          return useCases.noticePush({ repo: hint.repo, branch: hint.branch });
        case 'merge-group':
          return answerMergeGroup(needs, hint);
        case 'comment':
          return answerComment(needs, hint);
        case 'review':
          return countReview(needs, hint);
        case 'check':
          return pressButton(needs, hint, id);
      }
    },
  };
}
