import type { Repo, Sha } from '../../core/ids.ts';
import type { Signature } from '../../deploy/ports.ts';
import type { Client } from '../client.ts';
import { GitHubFault, isStatus, orMissing } from '../errors.ts';
import { toRepoParams } from '../repo.ts';

export interface NewTag {
  name: string;
  target: Sha;
  message: string;
  tagger: Signature;
}

/** An annotated tag: the object first, then the ref that makes it visible. A tag of that name stays what it is. */
export async function createTag(client: Client, repo: Repo, { name, target, message, tagger }: NewTag): Promise<void> {
  const params = toRepoParams(repo);
  if (await orMissing(client.rest.git.getRef({ ...params, ref: `tags/${name}` }))) return;
  const { data } = await client.rest.git.createTag({
    ...params,
    tag: name,
    message,
    object: target,
    type: 'commit',
    tagger,
  });
  await unless422(/already exists/i, client.rest.git.createRef({ ...params, ref: `refs/tags/${name}`, sha: data.sha }));
}

/** Deletes a branch whose tip is still `tip`: what was pushed to it since is somebody's work. */
export async function deleteBranch(client: Client, repo: Repo, branch: string, tip: Sha): Promise<void> {
  const params = { ...toRepoParams(repo), ref: `heads/${branch}` };
  const found = await orMissing(client.rest.git.getRef(params));
  if (found?.data.object.sha !== tip) return;
  await unless422(/does not exist/i, orMissing(client.rest.git.deleteRef(params)));
}

async function unless422(fine: RegExp, request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    const isFine = error instanceof GitHubFault && isStatus(error, 422) && fine.test(error.said);
    if (!isFine) throw error;
  }
}
