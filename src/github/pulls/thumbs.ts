import type { Repo } from '../../core/ids.ts';
import type { Thumb } from '../../deploy/ports.ts';
import type { Client } from '../client.ts';
import { isStatus } from '../errors.ts';
import { toRepoParams } from '../repo.ts';

/** Thumbs that people gave a comment: who gave both means the later one. Programs have no opinion. */
export async function thumbsOf(client: Client, repo: Repo, comment: number): Promise<Thumb[]> {
  try {
    const found = await client.paginate(client.rest.reactions.listForIssueComment, {
      ...toRepoParams(repo),
      ...{ comment_id: comment, per_page: 100 },
    });
    const thumbs = found.flatMap(({ user, content, created_at: at }): Thumb[] =>
      user?.type === 'User' && (content === '+1' || content === '-1')
        ? [{ login: user.login, up: content === '+1', at: new Date(at) }]
        : [],
    );
    const inOrder = thumbs.sort((a, b) => a.at.getTime() - b.at.getTime());
    return [...new Map(inOrder.map((one) => [one.login, one])).values()];
  } catch (error) {
    if (isStatus(error, 404)) return [];
    throw error;
  }
}
