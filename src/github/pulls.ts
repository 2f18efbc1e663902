import { setTimeout as sleep } from 'node:timers/promises';
import type { Repo } from '../core/ids.ts';
import type { PullFacts, Pulls } from '../deploy/ports.ts';
import type { GitHub } from './app.ts';
import { writeCheckRun } from './check-runs.ts';
import { isStatus, isUncertain, orMissing } from './errors.ts';
import { replyOnce } from './pulls/comments.ts';
import { type GitHubPull, toFacts, toSha } from './pulls/facts.ts';
import { keepIssue } from './pulls/issues.ts';
import { mergePull } from './pulls/merge.ts';
import { mergeWaysOf } from './pulls/merge-ways.ts';
import { approversOf, membersOf, publicEmailOf } from './pulls/people.ts';
import { permissionOf } from './pulls/permission.ts';
import { createTag, deleteBranch } from './pulls/refs.ts';
import { thumbsOf } from './pulls/thumbs.ts';
import { remembered } from './remembered.ts';
import { mergeGroupPasses } from './render/checks.ts';
import { fence, quoted, text } from './render/markdown.ts';
import { toRepoParams } from './repo.ts';
import { standingOf } from './standing/standing.ts';

export interface PullsOptions {
  /** Waits between looks at a merge; tests pass their own. */
  pause?: (ms: number) => Promise<void>;
}

/** Pull requests on GitHub, as the use cases need them. Faults are `GitHubFault`s that name what is missing. */
export function createPulls(github: GitHub, { pause = (ms) => sleep(ms) }: PullsOptions = {}): Pulls {
  const facts = async (repo: Repo, pull: GitHubPull) => toFacts(repo, pull, (await github.bot()).id);

  async function read(repo: Repo, number: number): Promise<PullFacts> {
    const client = await github.client(repo);
    const { data } = await client.rest.pulls.get({ ...toRepoParams(repo), pull_number: number });
    return facts(repo, data);
  }

  async function openOf(repo: Repo, branch: string): Promise<PullFacts | undefined> {
    const client = await github.client(repo);
    const params = toRepoParams(repo);
    const head = `${params.owner}:${branch}`;
    const { data } = await client.rest.pulls.list({ ...params, head, state: 'open', per_page: 1 });
    return data[0] && facts(repo, data[0]);
  }

  const permission = remembered(
    (repo: Repo, login: string) => permissionOf(github, repo, login),
    (repo, login) => `${repo} ${login.toLowerCase()}`,
  );
  const standing = remembered(
    (repo: Repo, number: number) => standingOf({ github, pause }, repo, number),
    (repo, number) => `${repo}#${number}`,
  );
  const members = remembered(
    (repo: Repo, team: { org: string; slug: string }) => membersOf(github, repo, team),
    (repo, { org, slug }) => `${repo} ${org}/${slug}`,
  );
  const email = remembered(
    (repo: Repo, login: string) => publicEmailOf(github, repo, login),
    (repo, login) => `${repo} ${login.toLowerCase()}`,
  );

  return {
    read,
    async open({ repo, branch, base, title, body }) {
      const present = await openOf(repo, branch);
      if (present) return present;
      const client = await github.client(repo);
      try {
        const { data } = await client.rest.pulls.create({ ...toRepoParams(repo), head: branch, base, title, body });
        return await facts(repo, data);
      } catch (error) {
        // Somebody was faster, or the answer was lost after GitHub had opened it: then it is there now.
        const made = isStatus(error, 422) || isUncertain(error) ? await openOf(repo, branch) : undefined;
        if (made) return made;
        throw error;
      }
    },
    async listOpen(repo) {
      const client = await github.client(repo);
      const params = { ...toRepoParams(repo), state: 'open', per_page: 100 } as const;
      const pulls = await client.paginate(client.rest.pulls.list, params);
      return Promise.all(pulls.map((pull) => facts(repo, pull)));
    },
    async listMerged(repo, since) {
      const client = await github.client(repo);
      const last = { state: 'closed', sort: 'updated', direction: 'desc', per_page: 100 } as const;
      const { data } = await client.rest.pulls.list({ ...toRepoParams(repo), ...last });
      const closed = await Promise.all(data.map((pull) => facts(repo, pull)));
      return closed
        .flatMap((pull) => (pull.mergedAt && pull.mergedAt >= since ? [{ pull, at: pull.mergedAt.getTime() }] : []))
        .sort((one, other) => one.at - other.at)
        .map(({ pull }) => pull);
    },
    async passMergeGroup(repo, head) {
      for (const check of mergeGroupPasses(head)) await writeCheckRun(github, repo, check, undefined);
    },
    mergeWays: async (repo, branch) => mergeWaysOf(await github.client(repo), repo, branch),
    async merge(repo, number, head, text) {
      const client = await github.client(repo);
      return mergePull({ repo, number, head, ...text }, { client, read: () => read(repo, number), pause });
    },
    async close(repo, number) {
      const client = await github.client(repo);
      await client.rest.pulls.update({ ...toRepoParams(repo), pull_number: number, state: 'closed' });
    },
    async describe(repo, number, { title, body }) {
      const client = await github.client(repo);
      await client.rest.pulls.update({ ...toRepoParams(repo), pull_number: number, title, body });
    },
    async tag(repo, name, target, message) {
      const [client, tagger] = await Promise.all([github.client(repo), github.botIdentity()]);
      await createTag(client, repo, { name, target, message, tagger });
    },
    deleteBranch: async (repo, branch, tip) => deleteBranch(await github.client(repo), repo, branch, tip),
    permission: (repo, login, maxAgeMs = 0) => permission(maxAgeMs, repo, login),
    standing: (repo, number, maxAgeMs = 0) => standing(maxAgeMs, repo, number),
    approvers: (repo, number, head) => approversOf(github, repo, number, head),
    teamMembers: (repo, team, maxAgeMs = 0) => members(maxAgeMs, repo, team),
    publicEmail: (repo, login, maxAgeMs = 0) => email(maxAgeMs, repo, login),
    async authors(repo, number) {
      const client = await github.client(repo);
      const params = { ...toRepoParams(repo), pull_number: number, per_page: 100 };
      const commits = await client.paginate(client.rest.pulls.listCommits, params);
      return new Map(
        commits.flatMap(({ sha, author }) => (author && 'login' in author ? [[toSha(sha), author.login]] : [])),
      );
    },
    async tell(repo, number, mark, { says, output, quote }) {
      const below = [output !== undefined && fence(output, 'text'), quote !== undefined && quoted(quote)].filter(
        Boolean,
      );
      const body = [text(says, 2_000), ...below].join('\n\n');
      await replyOnce(github, repo, number, { mark, body });
    },
    async reply(repo, number, mark, body) {
      await replyOnce(github, repo, number, { mark, body });
    },
    issue: (repo, issue) => keepIssue(github, repo, issue),
    thumbs: async (repo, comment) => thumbsOf(await github.client(repo), repo, comment),
    async react(repo, comment, reaction) {
      const client = await github.client(repo);
      const params = { ...toRepoParams(repo), comment_id: comment, content: reaction };
      await orMissing(client.rest.reactions.createForIssueComment(params)); // the comment may be deleted by now
    },
  };
}
