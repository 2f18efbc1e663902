import { z } from 'zod';
import { parseRepo, parseSha, type Repo, type Sha } from '../core/ids.ts';

/**
 * What is kept of a webhook: where to look, who did it, and the words they used. Everything else is read anew from GitHub when the
 * hint is acted on, because webhooks come late, twice and out of order.
 */
const repo = z.string().transform((text, context): Repo => {
  const parsed = parseRepo(text);
  if (parsed) return parsed;
  context.addIssue('not a repository');
  return z.NEVER;
});
const sha = z.string().transform((text, context): Sha => {
  const parsed = parseSha(text);
  if (parsed) return parsed;
  context.addIssue('not a commit');
  return z.NEVER;
});
const number = z.int().positive();

const hint = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pull'),
    repo,
    number,
    action: z.string(),
    /** Who pushed, when that is what happened. */
    pusher: z.string().optional(),
  }),
  z.object({ kind: z.literal('push'), repo, branch: z.string() }),
  /** A merge queue asks for the checks of what it has built. */
  z.object({ kind: z.literal('merge-group'), repo, head: sha }),
  z.object({
    kind: z.literal('comment'),
    repo,
    number,
    comment: number,
    login: z.string(),
    body: z.string(),
    /** When GitHub says it was written, in whole seconds. */
    at: z.iso.datetime(),
  }),
  z.object({
    kind: z.literal('review'),
    repo,
    number,
    review: number,
    /** `dismissed` came from `login`, the others from the reviewer, who is `login` too. */
    state: z.enum(['approved', 'changes_requested', 'dismissed']),
    login: z.string(),
    head: sha,
    /** What the reviewer wrote. */
    body: z.string().optional(),
  }),
  z.object({
    kind: z.literal('check'),
    repo,
    /** Ids of the plans or deploys that the check run is about. */
    ids: z.array(z.string()),
    /** Instead of them: all that it showed of one pull request. */
    whole: z.object({ number, digest: z.string() }).optional(),
    check: number,
    head: sha,
    /** Absent where GitHub does not know the pull request. */
    number: number.optional(),
    login: z.string(),
    action: z.string(),
  }),
]);

export type Hint = z.infer<typeof hint>;
export type HintOf<Kind extends Hint['kind']> = Extract<Hint, { kind: Kind }>;

/** A stored payload as a hint, or undefined when it is none: written by another version, or damaged. */
export function parseHint(payload: unknown): Hint | undefined {
  const parsed = hint.safeParse(payload);
  return parsed.success ? parsed.data : undefined;
}
