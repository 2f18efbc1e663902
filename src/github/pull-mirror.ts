import { randomUUID } from 'node:crypto';
import { planOf } from '../core/deploy.ts';
import { digestOf, type Repo, type Sha } from '../core/ids.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import type { DeployView, PullMirror, RenderedView } from '../deploy/ports.ts';
import type { GitHub } from './app.ts';
import { parseRemoteId, toRemoteId, writeCheckRun } from './check-runs.ts';
import { isStatus } from './errors.ts';
import { createComment, findComment, replyOnce, updateComment } from './pulls/comments.ts';
import { toSha } from './pulls/facts.ts';

import { type CheckRun, nothingToPlan, renderChecks } from './render/checks.ts';
import { renderComment } from './render/comment.ts';
import { STICKY_MARK } from './render/marks.ts';
import type { Wording } from './render/next.ts';
import { type Telling, tellings } from './render/tellings.ts';
import { toRepoParams } from './repo.ts';
import { suggestionViews } from './suggestion-view.ts';

interface Pull {
  repo: Repo;
  number: number;
}

/** The word our commands begin with, and where whole plans can be read. */
interface PullWording extends Omit<Wording, 'several'> {
  /** Whether it suggests changes at the lines of the pull request. */
  suggests?: boolean;
}

/** The pull request's own view of its deploys: one comment that is kept current, and two check runs per head. */
export function createPullMirror(github: GitHub, { suggests = true, ...wording }: PullWording): PullMirror {
  return {
    views(pull, deploys) {
      const shown = deploys.filter(({ deploy }) => deploy.state.at !== 'draft');
      if (shown.length === 0) return [nothingView(github, pull)];
      return [
        commentView(github, pull, renderComment(shown, wording)), // first: it is what people wait for
        ...headsOf(shown).flatMap((head) => checkViews(github, pull.repo, head, shown, wording)),
        ...tellings(shown).map((telling) => tellingView(github, pull, telling)),
        ...(suggests ? suggestionViews(github, pull, shown) : []),
      ];
    },
  };
}

/** The heads that checks are about: where the branch is, and what is or was applied if the branch has moved on. */
function headsOf(views: readonly DeployView[]): Sha[] {
  const heads = views.flatMap(({ deploy }) => {
    const isApplied = deploy.state.at === 'applying' || deploy.state.at === 'applied';
    return [deploy.head, isApplied ? planOf(deploy)?.head : undefined];
  });
  return [...new Set(heads)].filter((head) => head !== undefined);
}

function checkViews(
  github: GitHub,
  repo: Repo,
  head: Sha,
  views: readonly DeployView[],
  wording: PullWording,
): RenderedView[] {
  const about = views.filter(({ deploy }) => deploy.head === head || planOf(deploy)?.head === head);
  return renderChecks(head, about, wording).map((check) => ({
    name: `check:${check.name === 'guildops/plan' ? 'plan' : 'apply'}:${head}`,
    hash: digestOf(canonicalJson(check as unknown as Json)),
    write: async (remoteId) => toRemoteId(await writeCheckRun(github, repo, check, parseRemoteId(remoteId))),
  }));
}

function commentView(github: GitHub, { repo, number }: Pull, body: string): RenderedView {
  return {
    name: 'comment',
    hash: digestOf(body),
    write: async (remoteId) => String(await writeComment(github, { repo, number }, body, toId(remoteId))),
  };
}

/** Written once and never changed: the hash is the occurrence's. */
const tellingView = (github: GitHub, { repo, number }: Pull, telling: Telling): RenderedView => ({
  name: telling.mark,
  hash: digestOf(telling.mark),
  write: async () => String(await replyOnce(github, repo, number, telling)),
});

/** Writes the comment we know, else the one we forgot, else a new one. Somebody may have deleted it. */
async function writeComment(
  github: GitHub,
  { repo, number }: Pull,
  body: string,
  known: number | undefined,
): Promise<number> {
  const [client, { id: botId }] = await Promise.all([github.client(repo), github.bot()]);
  if (known !== undefined && (await updated(() => updateComment(client, repo, known, body)))) return known;
  const found = await findComment(client, repo, number, { mark: STICKY_MARK, botId });
  if (!found) return createComment(client, repo, number, body);
  if (found.body !== body) await updateComment(client, repo, found.id, body);
  return found.id;
}

async function updated(update: () => Promise<void>): Promise<boolean> {
  try {
    await update();
    return true;
  } catch (error) {
    if (isStatus(error, 404)) return false;
    throw error;
  }
}

/** Only GitHub knows the head of a pull request without deploys, so this view is never taken as written already. */
function nothingView(github: GitHub, { repo, number }: Pull): RenderedView {
  return {
    name: 'check:nothing',
    hash: digestOf(randomUUID()),
    async write() {
      const client = await github.client(repo);
      const { data } = await client.rest.pulls.get({ ...toRepoParams(repo), pull_number: number });
      const checks: CheckRun[] = nothingToPlan(toSha(data.head.sha));
      const ids = [];
      for (const check of checks) ids.push(toRemoteId(await writeCheckRun(github, repo, check, undefined)));
      return ids.join(',');
    },
  };
}

const toId = (remoteId: string | undefined): number | undefined => {
  const id = Number(remoteId);
  return remoteId !== undefined && Number.isSafeInteger(id) && id > 0 ? id : undefined;
};
