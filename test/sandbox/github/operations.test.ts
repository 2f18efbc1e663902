import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../sandbox/github/rest/routes.ts';
import { type AppOctokit, appOctokit, installationOctokit } from './app.ts';
import { repo, type Started, startGitHub } from './start.ts';

const described = JSON.parse(
  readFileSync(new URL('../../../sandbox/github/openapi.json', import.meta.url), 'utf8'),
) as { paths: Record<string, Record<string, unknown>> };

const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

describe('the operations of the local GitHub', () => {
  it('are those of the description, each exactly once', () => {
    expect(routes.map(({ on }) => on).sort()).toEqual([...operations].sort());
  });
});

/** Every call that the real Octokit can make of us, in an order that makes sense. Answers are held to the description. */
describe('every call answers as GitHub describes it', () => {
  let started: Started;
  let app: AppOctokit;
  let octokit: AppOctokit;
  const at = { owner: 'acme', repo: 'infra' };
  let head = '';

  beforeAll(async () => {
    started = await startGitHub({ permissions: { ...wide } });
    app = appOctokit(started.github);
    ({ octokit } = await installationOctokit(started.github));
    head = await started.wim.push(repo, 'topic', {
      files: { 'net/main.tf': 'resource\n', 'a b.txt': 'ü\n' },
      message: 'Add\n\nwith a body',
    });
    await started.wim.openPull(repo, { title: 'Topic', head: 'topic', body: 'Words' });
  });
  afterAll(() => started.stop());

  const wide = {
    metadata: 'read',
    contents: 'write',
    pull_requests: 'write',
    issues: 'write',
    checks: 'write',
    deployments: 'write',
    statuses: 'write',
    administration: 'read',
    members: 'read',
    merge_queues: 'read',
  } as const;

  it('about the App and its installations', async () => {
    expect((await app.rest.apps.getAuthenticated()).data?.slug).toBe('guildops');
    const { data: installations } = await app.rest.apps.listInstallations();
    const [installation_id = 0] = installations.map(({ id }) => id);
    expect((await app.rest.apps.getInstallation({ installation_id })).data.account).toMatchObject({ login: 'acme' });
    expect((await octokit.rest.apps.listReposAccessibleToInstallation()).data.total_count).toBe(1);
    expect((await octokit.rest.rateLimit.get()).data.rate.limit).toBe(5_000);
  });

  it('about webhook deliveries', async () => {
    const { data: deliveries } = await app.rest.apps.listWebhookDeliveries({ per_page: 2 });
    const [{ id: delivery_id, guid } = { id: 0, guid: '' }] = deliveries;
    expect((await app.rest.apps.getWebhookDelivery({ delivery_id })).data.guid).toBe(guid);
    expect((await app.rest.apps.redeliverWebhookDelivery({ delivery_id })).status).toBe(202);
  });

  it('about people', async () => {
    const { data: bot } = await octokit.rest.users.getByUsername({ username: 'guildops[bot]' });
    expect(bot).toMatchObject({ type: 'Bot', login: 'guildops[bot]' });
    expect(await started.ada.api('GET', '/user')).toMatchObject({ login: 'ada' });
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...at, username: 'rea' });
    expect(data.user?.permissions).toEqual({ pull: true, triage: false, push: false, maintain: false, admin: false });
  });

  it('about the repository, its branches and files', async () => {
    expect((await octokit.rest.repos.get(at)).data.default_branch).toBe('main');
    expect((await octokit.rest.repos.listBranches(at)).data.map(({ name }) => name)).toEqual(['main', 'topic']);
    expect((await octokit.rest.repos.getBranch({ ...at, branch: 'topic' })).data.commit.sha).toBe(head);
    await started.github.protect(repo, 'main', { requiredChecks: ['plan'], requiredReviews: 2 });
    const { data: rules } = await octokit.rest.repos.getBranchRules({ ...at, branch: 'main' });
    expect(rules.map(({ type }) => type)).toEqual(['pull_request', 'required_status_checks']);
    const ruleset_id = rules[0]?.ruleset_id ?? 0;
    expect((await octokit.rest.repos.getRepoRuleset({ ...at, ruleset_id })).data.current_user_can_bypass).toBe('never');
    await started.github.protect(repo, 'main', { isClassic: true, requiredChecks: ['plan'], requiredReviews: 2 });
    expect((await octokit.rest.repos.getBranchRules({ ...at, branch: 'main' })).data).toEqual([]);
    const { data: classic } = await octokit.rest.repos.getBranchProtection({ ...at, branch: 'main' });
    expect(classic.required_status_checks?.contexts).toEqual(['plan']);
    started.github.setTeam('acme', 'platform', ['ada']);
    const team = { org: 'acme', team_slug: 'platform' };
    expect((await octokit.rest.teams.listMembersInOrg(team)).data.map(({ login }) => login)).toEqual(['ada']);
    await started.github.protect(repo, 'main', {});
    const { data: file } = await octokit.rest.repos.getContent({ ...at, path: 'a b.txt', ref: 'topic' });
    expect(Buffer.from((file as { content: string }).content, 'base64').toString()).toBe('ü\n');
    const { data: folder } = await octokit.rest.repos.getContent({ ...at, path: 'net', ref: 'topic' });
    expect(folder).toMatchObject([{ name: 'main.tf', type: 'file' }]);
    const { data: raw } = await octokit.rest.repos.getContent({
      ...at,
      path: 'net/main.tf',
      ref: 'topic',
      mediaType: { format: 'raw' },
    });
    expect(raw).toBe('resource\n');
  });

  it('about commits', async () => {
    expect((await octokit.rest.repos.getCommit({ ...at, ref: 'topic' })).data.author?.login).toBe('wim');
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...at, basehead: 'main...topic' });
    expect(data).toMatchObject({ status: 'ahead', ahead_by: 1, behind_by: 0 });
    expect(data.files?.map(({ filename }) => filename)).toEqual(['a b.txt', 'net/main.tf']);
  });

  it('about pull requests', async () => {
    const number = { ...at, pull_number: 1 };
    expect((await octokit.rest.pulls.list({ ...at, head: 'acme:topic', state: 'all' })).data).toHaveLength(1);
    expect((await octokit.rest.pulls.listCommits(number)).data.map(({ sha }) => sha)).toEqual([head]);
    expect((await octokit.rest.pulls.listFiles(number)).data.map(({ patch }) => patch)).toContain('@@ -0,0 +1 @@\n+ü');
    expect((await octokit.rest.pulls.update({ ...number, title: 'Better' })).data.title).toBe('Better');
    await started.wim.push(repo, 'main', { files: { other: '' }, message: 'Elsewhere' });
    expect((await octokit.rest.pulls.updateBranch({ ...number, expected_head_sha: head })).status).toBe(202);
    expect((await octokit.rest.pulls.get(number)).data.commits).toBe(2);
    await expect(octokit.rest.pulls.checkIfMerged(number)).rejects.toMatchObject({ status: 404 });
  });

  it('about reviews', async () => {
    const number = { ...at, pull_number: 1 };
    const { data } = await octokit.rest.pulls.createReview({ ...number, event: 'COMMENT', body: 'Looks risky' });
    const review_id = await started.ada.review(repo, 1, { event: 'APPROVE' });
    await octokit.rest.pulls.dismissReview({ ...number, review_id, message: 'Too early' });
    const { data: reviews } = await octokit.rest.pulls.listReviews(number);
    expect(reviews.map(({ id, state }) => [id, state])).toEqual([
      [data.id, 'COMMENTED'],
      [review_id, 'DISMISSED'],
    ]);
  });

  it('about comments, reactions and labels', async () => {
    const issue = { ...at, issue_number: 1 };
    const { data: comment } = await octokit.rest.issues.createComment({ ...issue, body: 'One' });
    const one = { ...at, comment_id: comment.id };
    await octokit.rest.issues.updateComment({ ...one, body: 'Two' });
    expect((await octokit.rest.issues.getComment(one)).data.body).toBe('Two');
    expect((await octokit.rest.issues.listComments(issue)).data).toHaveLength(1);
    const { data: reaction } = await octokit.rest.reactions.createForIssueComment({ ...one, content: 'eyes' });
    expect((await octokit.rest.reactions.createForIssueComment({ ...one, content: 'eyes' })).status).toBe(200);
    expect((await octokit.rest.reactions.listForIssueComment(one)).data).toHaveLength(1);
    await octokit.rest.reactions.deleteForIssueComment({ ...one, reaction_id: reaction.id });
    await octokit.rest.reactions.createForIssue({ ...issue, content: 'rocket' });
    await octokit.rest.issues.deleteComment(one);
    expect((await octokit.rest.issues.addLabels({ ...issue, labels: ['infra'] })).data).toMatchObject([
      { name: 'infra' },
    ]);
    const { data: plain } = await octokit.rest.issues.create({ ...at, title: 'A plain issue' });
    expect((await octokit.rest.issues.get({ ...at, issue_number: plain.number })).data.pull_request).toBeUndefined();
    const edit = { ...at, issue_number: plain.number, body: 'Words', state: 'closed' } as const;
    expect((await octokit.rest.issues.update(edit)).data).toMatchObject({ state: 'closed', body: 'Words' });
    const { data: open } = await octokit.rest.issues.listForRepo(at);
    expect(open.map(({ number }) => number)).not.toContain(plain.number);
    expect((await octokit.rest.issues.listForRepo({ ...at, state: 'all' })).data[0]?.number).toBe(plain.number);
  });

  it('about checks, statuses and deployments', async () => {
    const { data: run } = await octokit.rest.checks.create({
      ...at,
      name: 'plan',
      head_sha: head,
      status: 'in_progress',
    });
    const one = { ...at, check_run_id: run.id };
    const output = { title: 'Plan', summary: '2 to add' };
    await octokit.rest.checks.update({ ...one, conclusion: 'success', output });
    expect((await octokit.rest.checks.get(one)).data).toMatchObject({ status: 'completed', output });
    expect((await octokit.rest.checks.listForRef({ ...at, ref: head })).data.total_count).toBe(1);
    await octokit.rest.repos.createCommitStatus({ ...at, sha: head, state: 'success', context: 'ci' });
    expect((await octokit.rest.repos.getCombinedStatusForRef({ ...at, ref: head })).data.state).toBe('success');
    const { data } = await octokit.rest.repos.createDeployment({ ...at, ref: head, auto_merge: false });
    const deployment_id = (data as { id: number }).id;
    const status = { ...at, deployment_id, state: 'success', log_url: 'https://example.com/run' } as const;
    expect((await octokit.rest.repos.createDeploymentStatus(status)).status).toBe(201);
  });

  it('about references and tags', async () => {
    const { data: tag } = await octokit.rest.git.createTag({
      ...at,
      tag: 'applied/net',
      message: 'Plan 7F3K.1\n\nby wim',
      object: head,
      type: 'commit',
    });
    expect((await octokit.rest.git.getTag({ ...at, tag_sha: tag.sha })).data.message).toBe('Plan 7F3K.1\n\nby wim');
    await octokit.rest.git.createRef({ ...at, ref: 'refs/tags/applied/net', sha: tag.sha });
    await octokit.rest.git.createRef({ ...at, ref: 'refs/heads/deep/er', sha: head });
    expect((await octokit.rest.git.getRef({ ...at, ref: 'heads/deep/er' })).data.object.sha).toBe(head);
    expect((await octokit.rest.git.listMatchingRefs({ ...at, ref: 'tags/applied' })).data).toHaveLength(1);
    const { data: main } = await octokit.rest.git.getRef({ ...at, ref: 'heads/main' });
    await octokit.rest.git.updateRef({ ...at, ref: 'heads/deep/er', sha: main.object.sha, force: true });
    await octokit.rest.git.deleteRef({ ...at, ref: 'heads/deep/er' });
    expect(await started.github.tags(repo)).toEqual([
      { name: 'applied/net', commit: head, message: 'Plan 7F3K.1\n\nby wim' },
    ]);
  });

  it('about the merge and the end of a token', async () => {
    const { data } = await octokit.rest.pulls.merge({ ...at, pull_number: 1, merge_method: 'squash' });
    expect(data.merged).toBe(true);
    expect((await octokit.rest.pulls.checkIfMerged({ ...at, pull_number: 1 })).status).toBe(204);
    expect((await octokit.rest.apps.revokeInstallationAccessToken()).status).toBe(204);
    await expect(octokit.rest.repos.get(at)).rejects.toMatchObject({ status: 401 });
  });

  it('without anything that does not fit the description', () => {
    expect(started.github.violations).toEqual([]);
  });
});
