import type { Repo } from '../../core/ids.ts';
import type { GitHub } from '../app.ts';
import type { Client } from '../client.ts';
import { replyMark } from '../render/marks.ts';
import { toRepoParams } from '../repo.ts';

export interface FoundComment {
  id: number;
  body: string;
}

/**
 * The oldest comment of the bot that begins with `mark`. Both are asked for: anybody can paste a mark.
 * Reads a hundred at a time and stops at the first.
 */
export async function findComment(
  client: Client,
  repo: Repo,
  number: number,
  { mark, botId }: { mark: string; botId: number },
): Promise<FoundComment | undefined> {
  const pages = client.paginate.iterator(client.rest.issues.listComments, {
    ...toRepoParams(repo),
    issue_number: number,
    per_page: 100,
  });
  for await (const { data } of pages) {
    const found = data.find(({ user, body }) => user?.id === botId && body?.startsWith(mark));
    if (found) return { id: found.id, body: found.body ?? '' };
  }
  return undefined;
}

export async function createComment(client: Client, repo: Repo, number: number, body: string): Promise<number> {
  const { data } = await client.rest.issues.createComment({ ...toRepoParams(repo), issue_number: number, body });
  return data.id;
}

export async function updateComment(client: Client, repo: Repo, id: number, body: string): Promise<void> {
  await client.rest.issues.updateComment({ ...toRepoParams(repo), comment_id: id, body });
}

/** A comment that is there once for one mark, however often it is asked for. Answers its id. */
export async function replyOnce(
  github: GitHub,
  repo: Repo,
  number: number,
  { mark, body }: { mark: string; body: string },
): Promise<number> {
  const [client, { id: botId }] = await Promise.all([github.client(repo), github.bot()]);
  const hidden = replyMark(mark);
  const found = await findComment(client, repo, number, { mark: hidden, botId });
  return found?.id ?? createComment(client, repo, number, `${hidden}\n${body}`);
}
