import type { Probot } from 'probot';
import type { Json } from '../core/json.ts';
import type { InboxItem, Log } from '../deploy/ports.ts';
import type { Hint } from './hints.ts';
import { fromCheck, fromComment, fromMergeGroup, fromPull, fromPush, fromReview } from './webhook-payloads.ts';

export interface Door {
  /** Stores the item and its job together; false when the delivery is known already. */
  accept(item: InboxItem): Promise<boolean>;
  /** Our App's id: buttons of other Apps' checks are not ours. */
  appId: number;
  /** Called when an installation was made, suspended, removed or changed: another look at GitHub tells what that means. */
  installationsChanged(): Promise<void>;
  log: Log;
  now(): Date;
}

/**
 * Connects GitHub's webhooks to the inbox. GitHub waits ten seconds and never delivers again by itself, so this only stores: the
 * delivery's GUID is the item's id, and a redelivery changes nothing.
 */
export function registerWebhooks(probot: Probot, door: Door): void {
  const store = async (delivery: string, name: string, hint: Hint | undefined): Promise<void> => {
    if (!hint) return;
    const payload = JSON.parse(JSON.stringify(hint)) as Json;
    const isNew = await accept(door, { id: delivery, source: 'github', name, payload, receivedAt: door.now() });
    door.log.info({ delivery, name, repo: hint.repo, isNew }, 'webhook stored');
  };
  probot.on('pull_request', ({ id, payload }) => store(id, `pull_request.${payload.action}`, fromPull(payload)));
  probot.on('push', ({ id, payload }) => store(id, 'push', fromPush(payload)));
  probot.on('issue_comment.created', ({ id, payload }) => store(id, 'issue_comment.created', fromComment(payload)));
  probot.on('pull_request_review', ({ id, payload }) =>
    store(id, `pull_request_review.${payload.action}`, fromReview(payload)),
  );
  probot.on('check_run', ({ id, payload }) => store(id, `check_run.${payload.action}`, fromCheck(payload, door.appId)));
  probot.on('merge_group', ({ id, payload }) => store(id, `merge_group.${payload.action}`, fromMergeGroup(payload)));
  probot.on(['installation', 'installation_repositories'], async ({ name, payload }) => {
    door.log.info({ name: `${name}.${payload.action}` }, 'the installation of the GitHub App was changed');
    await door.installationsChanged();
  });
}

/** The error of a handler becomes the answer, so only its having happened leaves; GitHub then shows the delivery as failed. */
async function accept(door: Door, item: InboxItem): Promise<boolean> {
  try {
    return await door.accept(item);
  } catch (error) {
    door.log.error({ delivery: item.id, err: error }, 'webhook not stored');
    throw new Error('The delivery could not be stored; redeliver it later.');
  }
}
