import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNodeMiddleware, createProbot, ProbotOctokit } from 'probot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repo, type Started, startGitHub } from './start.ts';

/** The real Probot on a port of its own; it answers every opened pull request with a comment and a check run. */
async function startApp({ github }: Started): Promise<Server> {
  const { app, apiUrl } = github;
  const Octokit = ProbotOctokit.defaults((options: object) => ({
    ...options,
    throttle: { enabled: false },
    retry: { enabled: false },
  }));
  const probot = createProbot({
    overrides: {
      appId: app.id,
      privateKey: app.privateKey,
      secret: app.webhookSecret,
      baseUrl: apiUrl,
      Octokit,
      logLevel: 'fatal',
    },
  });
  const middleware = await createNodeMiddleware(
    (bot) => {
      bot.on('pull_request.opened', async (context) => {
        const { octokit, payload } = context;
        const body = `Seen in installation ${payload.installation?.id}`;
        await octokit.rest.issues.createComment(context.issue({ body }));
        await octokit.rest.checks.create(context.repo({ name: 'plan', head_sha: payload.pull_request.head.sha }));
      });
      bot.on('issue_comment.created', async (context) => {
        if (context.isBot) return;
        const reaction = context.repo({ comment_id: context.payload.comment.id, content: 'eyes' as const });
        await context.octokit.rest.reactions.createForIssueComment(reaction);
      });
    },
    { probot, webhooksPath: '/api/github/webhooks' },
  );
  const server = createServer((request, response) => void middleware(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  github.setWebhookTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`);
  return server;
}

describe('the real Probot against the sandbox', () => {
  let started: Started;
  let server: Server;
  beforeAll(async () => {
    started = await startGitHub();
    server = await startApp(started);
  });
  afterAll(async () => {
    server.close();
    await started.stop();
  });

  it('answers a signed webhook with a comment and a check run in the name of the App', async () => {
    const { github, wim } = started;
    const head = await wim.push(repo, 'topic', { files: { 'a.tf': '# a\n' }, message: 'Add a' });
    const number = await wim.openPull(repo, { title: 'Add a', head: 'topic' });
    const comment = await github.until(() => github.comments(repo, number)[0], 'the App comments');
    expect(comment.author).toEqual({ login: 'guildops[bot]', type: 'Bot' });
    expect(comment.body).toMatch(/^Seen in installation \d+$/);
    const run = await github.until(() => github.checkRuns(repo, head)[0], 'the App checks');
    expect(run.name).toBe('plan');
  });

  it('sees a comment by a person and reacts to it', async () => {
    const { github, rea } = started;
    const id = await rea.comment(repo, 1, 'plan');
    const reactions = await github.until(
      () => (github.reactions(id).length > 0 ? github.reactions(id) : undefined),
      'eyes',
    );
    expect(reactions).toEqual([{ author: 'guildops[bot]', content: 'eyes' }]);
  });

  it('accepts every delivery, and no call on either side breaks the description', async () => {
    const { github } = started;
    await github.redeliverMissed();
    await github.settled();
    const missed = github.deliveries.filter(({ outcome }) => outcome !== 'accepted' && outcome !== 'held');
    expect(missed.map(({ event, answer }) => `${event}: ${answer}`)).toEqual([]);
    expect(github.violations).toEqual([]);
  });
});
