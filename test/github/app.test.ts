import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Repo } from '../../src/core/ids.ts';
import { createGitHub } from '../../src/github/app.ts';
import { weakSecret } from '../../src/github/secret.ts';
import { type Harness, memoryLog, REPO, SECRET, settingsFor, startHarness } from './harness.ts';

let world: Harness;
beforeAll(async () => {
  world = await startHarness();
});
afterAll(async () => {
  expect(world.sandbox.violations).toEqual([]);
  await world.stop();
});

describe('the webhook secret', () => {
  it.each([
    { secret: undefined, says: /missing/ },
    { secret: '', says: /missing/ },
    { secret: 'development', says: /everybody knows/ },
    { secret: 'short', says: /5 characters; at least 16/ },
  ])('is refused when it is $secret', ({ secret, says }) => expect(weakSecret(secret)).toMatch(says));

  it('is accepted from 16 characters on', () => expect(weakSecret('0123456789abcdef')).toBeUndefined());
});

describe('starting', () => {
  it('refuses bad settings, all of them at once, and tells no secret', () => {
    const settings = {
      ...settingsFor(world.sandbox, world.log),
      appId: 0,
      privateKey: 'no pem',
      webhookSecret: 'hush',
    };
    const start = () => createGitHub(settings);
    expect(start).toThrow(/App id .*private key .*webhook secret has 4 characters/);
    expect(start).not.toThrow(/hush|no pem/);
  });

  it('says where the App is not installed', async () => {
    const github = createGitHub({ ...settingsFor(world.sandbox, world.log), home: 'acme/elsewhere' as Repo });
    await expect(github.client('acme/elsewhere' as Repo)).rejects.toThrow(/not installed on acme\/elsewhere/);
    await github.close();
  });

  it('says that a key is not the App’s, as a fault and not as a hang', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const github = createGitHub({ ...settingsFor(world.sandbox, memoryLog()), privateKey: pem });
    await expect(github.describeApp()).rejects.toThrow();
    await github.close();
  });

  it('reports what the App is called and may do', async () => {
    expect(await world.github.describeApp()).toMatchObject({ slug: 'guildops', permissions: { contents: 'write' } });
  });
});

describe('identity and tokens', () => {
  it('signs commits as the bot’s user, with its user id', async () => {
    const { id, login } = await world.github.bot();
    expect(login).toBe(world.sandbox.app.botLogin);
    const email = `${id}+${login}@users.noreply.github.com`;
    expect(await world.github.botIdentity()).toEqual({ name: login, email });
  });

  it('asks for tokens of one repository with no more rights than the work needs', async () => {
    await world.github.gitAccess(REPO, 'read');
    await world.github.gitAccess(REPO, 'read');
    const asked = world.sandbox.requests
      .filter(({ path }) => path.endsWith('/access_tokens'))
      .map(({ body }) => JSON.parse(body) as { repositories: string[]; permissions: Record<string, string> });
    expect(asked.every(({ repositories }) => repositories.join() === 'infra')).toBe(true);
    expect(asked.filter(({ permissions }) => permissions.contents === 'read')).toHaveLength(1); // the second was remembered
  });

  it('opens the repository to git: reading with the one, pushing only with the other', async () => {
    const run = promisify(execFile);
    const cwd = await mkdtemp(join(tmpdir(), 'guildops-push-'));
    onTestFinished(() => rm(cwd, { recursive: true }));
    await run('git', ['init', '--quiet'], { cwd });
    const push = async (right: 'read' | 'write') => {
      const { url, authorization } = await world.github.gitAccess(REPO, right);
      const config = {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.extraHeader',
        GIT_CONFIG_VALUE_0: `Authorization: ${authorization}`,
      };
      const env = { PATH: process.env.PATH, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1', ...config };
      const { stdout } = await run('git', ['ls-remote', url, 'HEAD'], { env });
      expect(stdout).toMatch(/^[0-9a-f]{40}\s+HEAD/);
      return run('git', ['push', '--quiet', url, ':refs/heads/not-there'], { env, cwd });
    };
    await expect(push('read')).rejects.toThrow(/403/);
    await expect(push('write')).resolves.toBeDefined();
  });

  it('gets a new token when GitHub takes the old one back', async () => {
    await world.github.client(REPO);
    world.sandbox.revokeTokens();
    const params = { owner: 'acme', repo: 'infra' };
    const again = async () => (await world.github.client(REPO)).rest.repos.get(params);
    await again().catch(() => undefined);
    expect((await again()).status).toBe(200);
  });

  it('names the call and the missing permission when GitHub refuses', async () => {
    world.sandbox.fault({
      kind: 'status-before',
      path: /\/pulls$/,
      status: 403,
      message: 'Resource not accessible by integration',
      headers: { 'x-accepted-github-permissions': 'pull_requests=write' },
    });
    const client = await world.github.client(REPO);
    await expect(client.rest.pulls.list({ owner: 'acme', repo: 'infra' })).rejects.toThrow(
      /403 to GET .*\/repos\/acme\/infra\/pulls: Resource not accessible by integration \(needs the App permission pull_requests=write\)/,
    );
  });

  it('asks once for what cannot be repeated, and again for what can', async () => {
    const { number } = await world.openPull('retries');
    const client = await world.github.client(REPO);
    const params = { owner: 'acme', repo: 'infra', issue_number: number };
    world.sandbox.fault({ kind: 'status-after-commit', method: 'POST', path: /\/comments$/ });
    await expect(client.rest.issues.createComment({ ...params, body: 'once' })).rejects.toThrow(/502/);
    world.sandbox.fault({ kind: 'status-before', method: 'GET', path: /\/comments$/ });
    expect((await client.rest.issues.listComments(params)).data.map(({ body }) => body)).toEqual(['once']);
  });

  it('takes secrets out of whatever it writes, also where nobody thought of them', async () => {
    const { number, head } = await world.openPull('redacted');
    const client = await world.github.client(REPO);
    const token = `ghs_${'a'.repeat(36)}`;
    const params = { owner: 'acme', repo: 'infra' };
    await client.rest.issues.createComment({ ...params, issue_number: number, body: `${SECRET} and ${token}` });
    const output = { title: token, summary: `the secret is ${SECRET}`, text: token };
    await client.rest.checks.create({ ...params, name: 'guildops/plan', head_sha: head, output });
    const [comment] = world.sandbox.comments(REPO, number);
    const written = `${comment?.body}${JSON.stringify(world.sandbox.checkRuns(REPO, head))}`;
    expect(written).toContain('[redacted] and [redacted]');
    expect(written).not.toContain(token);
    expect(written).not.toContain(SECRET);
  });

  it('never writes a token or key to the log', async () => {
    const { authorization } = await world.github.gitAccess(REPO, 'write');
    const logged = JSON.stringify(world.log.lines);
    expect(logged).not.toContain(authorization);
    expect(logged).not.toContain('PRIVATE KEY');
  });
});
