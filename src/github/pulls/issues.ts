import type { Repo } from '../../core/ids.ts';
import type { KeptIssue } from '../../deploy/ports.ts';
import type { GitHub } from '../app.ts';
import type { Client } from '../client.ts';
import { isStatus } from '../errors.ts';
import { issueMark } from '../render/marks.ts';
import { toRepoParams } from '../repo.ts';

/**
 * Makes the one issue of its mark equal to what is wanted, open or closed; one that never was is only made to be open. Somebody may have
 * deleted the one we know, and a crash may have made us forget it.
 */
export async function keepIssue(
  github: GitHub,
  repo: Repo,
  { mark, title, body, isOpen, number }: KeptIssue,
): Promise<number | undefined> {
  const [client, { id: botId, login }] = await Promise.all([github.client(repo), github.bot()]);
  const params = toRepoParams(repo);
  const hidden = issueMark(mark);
  const text = `${hidden}\n${body}`;
  const state = isOpen ? 'open' : 'closed';
  const update = (known: number) =>
    client.rest.issues.update({ ...params, issue_number: known, title, body: text, state });
  if (number !== undefined && (await isThere(update(number)))) return number;
  const found = await findIssue(client, repo, { hidden, botId, login });
  if (found !== undefined && (await isThere(update(found)))) return found;
  if (!isOpen) return undefined;
  return (await client.rest.issues.create({ ...params, title, body: text })).data.number;
}

/** The newest issue of ours with that mark. Both are asked for: anybody can paste a mark. */
async function findIssue(
  client: Client,
  repo: Repo,
  { hidden, botId, login }: { hidden: string; botId: number; login: string },
): Promise<number | undefined> {
  const params = { ...toRepoParams(repo), creator: login, state: 'all', per_page: 100 } as const;
  for await (const { data } of client.paginate.iterator(client.rest.issues.listForRepo, params)) {
    const found = data.find(
      ({ user, body, pull_request: pull }) => !pull && user?.id === botId && body?.startsWith(hidden),
    );
    if (found) return found.number;
  }
  return undefined;
}

async function isThere(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (isStatus(error, 404, 410)) return false;
    throw error;
  }
}
