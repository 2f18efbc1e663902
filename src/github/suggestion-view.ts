import type { StateName } from '../core/deploy-state.ts';
import { digestOf, type Repo, type Sha } from '../core/ids.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import type { DeployView, RenderedView } from '../deploy/ports.ts';
import type { GitHub } from './app.ts';
import type { Client } from './client.ts';
import { isStatus, orMissing } from './errors.ts';
import { shownLines } from './pulls/diff-lines.ts';
import { markValue } from './render/markdown.ts';
import { SUGGESTION_MARK } from './render/marks.ts';
import { type LineSuggestion, suggestionsOf } from './render/suggestions.ts';
import { toRepoParams } from './repo.ts';

interface Pull {
  repo: Repo;
  number: number;
}

/** States that say what there is to suggest; in the others it stays as it was. */
const JUDGED: readonly StateName[] = ['plan_ready', 'approved', 'cancelled', 'expired'];
const SOME = 'some';

/**
 * The suggestions at the lines of a pull request, in one review for all that are new. What is not suggested any more is taken away, so that no
 * open conversation keeps the pull request from its merge. Each write looks at what is there, and dying in it repeats nothing.
 */
export function suggestionViews(github: GitHub, pull: Pull, views: readonly DeployView[]): RenderedView[] {
  const judged = views.filter(({ deploy }) => JUDGED.includes(deploy.state.at));
  if (judged.length === 0) return [];
  const wanted = suggestionsOf(judged);
  const projects = judged.map(({ project }) => markValue(project.id)).sort();
  const [head] = judged.flatMap(({ deploy }) => deploy.head ?? []);
  const facts = { projects, wanted, head: wanted.length > 0 ? (head ?? '') : '' };
  return [
    {
      name: 'suggestions',
      hash: digestOf(canonicalJson(facts as unknown as Json)),
      async write(remoteId) {
        // Nothing was ever suggested, and nothing is: no call is worth that.
        if (remoteId !== SOME && wanted.length === 0) return 'none';
        await suggest(github, pull, { wanted, projects, head });
        return SOME;
      },
    },
  ];
}

interface Wish {
  wanted: readonly LineSuggestion[];
  projects: readonly string[];
  head: Sha | undefined;
}

async function suggest(github: GitHub, { repo, number }: Pull, { wanted, projects, head }: Wish): Promise<void> {
  const client = await github.client(repo);
  const present = await ours(github, client, { repo, number });
  const isSame = (one: LineSuggestion, there: Present) => there.key === one.key && there.line === one.line;
  const stale = present.filter(
    (there) => projects.includes(there.project) && !wanted.some((one) => isSame(one, there)),
  );
  for (const { id } of stale)
    await orMissing(client.rest.pulls.deleteReviewComment({ ...toRepoParams(repo), comment_id: id }));
  const missing = wanted.filter((one) => !present.some((there) => isSame(one, there)));
  if (missing.length === 0) return;
  const shown = await shownLines(
    client,
    repo,
    number,
    missing.map(({ path }) => path),
  );
  const comments = missing.filter(({ path, line }) => shown.get(path)?.has(line));
  if (comments.length > 0) await review(client, { repo, number }, { comments, head });
}

interface Present {
  id: number;
  project: string;
  key: string;
  /** Where it is now; absent: its line is another one by now. */
  line?: number | undefined;
}

/** Suggestions of the bot; anybody can paste a mark. */
async function ours(github: GitHub, client: Client, { repo, number }: Pull): Promise<Present[]> {
  const { id: botId } = await github.bot();
  const pages = client.paginate.iterator(client.rest.pulls.listReviewComments, {
    ...toRepoParams(repo),
    ...{ pull_number: number, per_page: 100 },
  });
  const found: Present[] = [];
  for await (const { data } of pages)
    for (const { id, user, body, line } of data) {
      if (user?.id !== botId || !body.startsWith(SUGGESTION_MARK)) continue;
      const [project = '', key = ''] = body.slice(SUGGESTION_MARK.length).split(' ');
      found.push({ id, project, key, line: line ?? undefined });
    }
  return found;
}

/** A head that moved meanwhile may have other lines, which GitHub refuses as a whole: its own plan suggests anew. */
async function review(
  client: Client,
  { repo, number }: Pull,
  { comments, head }: { comments: readonly LineSuggestion[]; head: Sha | undefined },
): Promise<void> {
  const n = comments.length;
  try {
    await client.rest.pulls.createReview({
      ...toRepoParams(repo),
      ...{ pull_number: number, event: 'COMMENT', ...(head && { commit_id: head }) },
      body: `${n === 1 ? 'A suggestion' : `${n} suggestions`} for what the rules found. What is not in the lines of this pull request is mended with \`guildops fix\`.`,
      comments: comments.map(({ path, line, body }) => ({ path, line, side: 'RIGHT', body })),
    });
  } catch (error) {
    if (!isStatus(error, 422)) throw error;
  }
}
