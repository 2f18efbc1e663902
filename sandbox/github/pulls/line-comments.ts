import { diffFiles, mergeBase } from '../git/diff.ts';
import { type Hunk, hunksOf } from '../git/lines.ts';
import { ApiError } from '../rest/api-error.ts';
import { refuseBlank, refuseLongText } from '../rest/limits.ts';
import type { Pull } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';

/** A comment of a review as it is asked for; GitHub's older `position` is not for new programs. */
export interface LineCommentInput {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly side?: 'LEFT' | 'RIGHT';
  readonly start_line?: number;
  readonly start_side?: string;
  readonly position?: number;
}

export interface PlacedComment {
  readonly path: string;
  readonly body: string;
  readonly line: number;
  readonly startLine: number | undefined;
  readonly hunk: string;
}

/** Each comment at a hunk of what the pull request changes. @throws ApiError 422 for the whole review, as on GitHub */
export async function placed(
  repo: Repository,
  { baseSha }: Pull,
  commit: string,
  comments: readonly LineCommentInput[],
): Promise<PlacedComment[]> {
  if (comments.length === 0) return [];
  const files = await diffFiles(repo.gitDir, await mergeBase(repo.gitDir, baseSha, commit), commit);
  return comments.map(({ path, body, line, side = 'RIGHT', start_line: startLine, position }) => {
    refuseBlank('PullRequestReviewComment', 'body', body);
    refuseLongText('PullRequestReviewComment', 'body', body);
    const file = files.find((one) => one.path === path);
    if (!file) throw unresolved('Path');
    if (position !== undefined || line === undefined || side !== 'RIGHT') throw unresolved('Line');
    const hunk = hunksOf(file.patch ?? '').find((one) => holds(one, line) && holds(one, startLine ?? line));
    if (!hunk || (startLine !== undefined && startLine >= line)) throw unresolved('Line');
    return { path, body, line, startLine, hunk: hunk.text.trimEnd() };
  });
}

const holds = ({ start, count }: Hunk, line: number): boolean => line >= start && line < start + count;

const unresolved = (what: 'Path' | 'Line') =>
  new ApiError(422, 'Unprocessable Entity', [`${what} could not be resolved`]);
