import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appOctokit, installationOctokit, tokenOctokit } from './app.ts';
import { repo, type Started, startGitHub } from './start.ts';

const at = { owner: 'acme', repo: 'infra' };
const minuteMs = 60_000;

describe('who may talk to the local GitHub', () => {
  let started: Started;
  let clock = Date.now();
  beforeAll(async () => {
    started = await startGitHub({ now: () => new Date(clock) });
    await started.github.addRepository('acme/other');
    await started.wim.push(repo, 'topic', { files: { a: '' }, message: 'a' });
    await started.wim.openPull(repo, { title: 'a', head: 'topic' });
  });
  beforeEach(() => {
    clock = Date.now();
  });
  afterAll(() => started.stop());

  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const sign = (claims: object, privateKey = started.github.app.privateKey, alg = 'RS256') => {
    const text = `${base64({ alg, typ: 'JWT' })}.${base64(claims)}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
  };
  const ask = async (path: string, token?: string) => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${started.github.apiUrl}${path}`, { headers });
    const { message } = (await response.json()) as { message?: string };
    return { status: response.status, message };
  };

  const stranger = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
  const seconds = () => Math.floor(Date.now() / 1000);

  it.each([
    {
      does: 'accepts a fresh one',
      claims: () => ({ iss: 4_242, iat: seconds() - 30, exp: seconds() + 300 }),
      status: 200,
    },
    { does: 'refuses one without an end', claims: () => ({ iss: 4_242, iat: seconds() - 30 }), status: 401 },
    { does: 'refuses one that is over', claims: () => ({ iss: 4_242, iat: 0, exp: seconds() - 1 }), status: 401 },
    {
      does: 'refuses one from the future',
      claims: () => ({ iss: 4_242, iat: seconds() + 90, exp: seconds() + 300 }),
      status: 401,
    },
    {
      does: 'refuses more than ten minutes',
      claims: () => ({ iss: 4_242, iat: seconds(), exp: seconds() + 700 }),
      status: 401,
    },
    { does: 'knows no other App', claims: () => ({ iss: 1, iat: seconds(), exp: seconds() + 300 }), status: 404 },
  ])("the App's own token: $does", async ({ claims, status }) => {
    expect(await ask('/app', sign(claims()))).toMatchObject({ status });
  });

  it("the App's own token: refuses another key and another algorithm", async () => {
    const claims = { iss: 4_242, iat: seconds(), exp: seconds() + 300 };
    expect(await ask('/app', sign(claims, stranger))).toMatchObject({ status: 401 });
    expect(await ask('/app', sign(claims, undefined, 'none'))).toMatchObject({ status: 401 });
  });

  it.each([
    { does: 'nobody', token: undefined, message: 'Requires authentication' },
    { does: 'an unknown token', token: 'ghs_made_up', message: 'Bad credentials' },
  ])('refuses $does', async ({ token, message }) => {
    expect(await ask('/repos/acme/infra', token)).toEqual({ status: 401, message });
  });

  it('ends an installation token after an hour, and at once when it is revoked', async () => {
    const { token } = await installationOctokit(started.github);
    clock += 59 * minuteMs;
    expect(await ask('/repos/acme/infra', token)).toMatchObject({ status: 200 });
    clock += 2 * minuteMs;
    expect(await ask('/repos/acme/infra', token)).toMatchObject({ status: 401 });
    clock = Date.now();
    const { token: second } = await installationOctokit(started.github);
    started.github.revokeTokens();
    expect(await ask('/repos/acme/infra', second)).toMatchObject({ status: 401 });
  });

  it('narrows an installation token to the repositories asked for', async () => {
    const { octokit } = await installationOctokit(started.github, { repositories: ['other'] });
    await expect(octokit.rest.repos.get(at)).rejects.toMatchObject({ status: 404 });
    expect((await octokit.rest.repos.get({ ...at, repo: 'other' })).status).toBe(200);
  });

  it('narrows an installation token to the permissions asked for', async () => {
    const { octokit } = await installationOctokit(started.github, { permissions: { contents: 'read' } });
    expect((await octokit.rest.git.getRef({ ...at, ref: 'heads/main' })).status).toBe(200);
    const refused = {
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration') as string,
    };
    await expect(octokit.rest.issues.createComment({ ...at, issue_number: 1, body: 'x' })).rejects.toMatchObject(
      refused,
    );
    await expect(octokit.rest.git.deleteRef({ ...at, ref: 'heads/topic' })).rejects.toMatchObject(refused);
  });

  it.each([
    { does: 'permissions that the installation lacks', wish: { permissions: { administration: 'write' as const } } },
    { does: 'a higher level than the installation has', wish: { permissions: { statuses: 'write' as const } } },
    { does: 'repositories that are not there', wish: { repositories: ['missing'] } },
  ])('never widens an installation token: $does', async ({ wish }) => {
    await expect(installationOctokit(started.github, wish)).rejects.toMatchObject({ status: 422 });
  });

  it('keeps the App to its own calls, and others away from them', async () => {
    const { token } = await installationOctokit(started.github);
    expect(await ask('/app', token)).toMatchObject({ status: 401 });
    expect(await ask('/app', started.ada.token)).toMatchObject({ status: 401 });
    expect(await ask('/installation/repositories', started.ada.token)).toMatchObject({ status: 403 });
    const jwt = await appOctokit(started.github).auth({ type: 'app' });
    expect(await ask('/repos/acme/infra', (jwt as { token: string }).token)).toMatchObject({ status: 401 });
  });

  it('writes below a plain issue only with the permission for issues', async () => {
    const issue_number = await started.rea.openIssue(repo, 'Help');
    const { octokit } = await installationOctokit(started.github, { permissions: { pull_requests: 'write' } });
    await expect(octokit.rest.issues.createComment({ ...at, issue_number, body: 'x' })).rejects.toMatchObject({
      status: 403,
    });
  });

  it.each([
    { who: 'rea' as const, does: 'merge', call: () => started.rea.merge(repo, 1), status: 403 },
    { who: 'rea' as const, does: 'delete a branch', call: () => started.rea.deleteBranch(repo, 'topic'), status: 403 },
    { who: 'rea' as const, does: "edit someone's comment", call: () => editTheFirst('rea'), status: 403 },
    { who: 'wim' as const, does: 'write a check run', call: () => checkBy('wim'), status: 403 },
  ])('$who may not $does', async ({ call, status }) => {
    await expect(call()).rejects.toMatchObject({ status });
  });

  const editTheFirst = async (who: 'rea') => {
    const id = await started.ada.comment(repo, 1, 'mine');
    await started[who].editComment(repo, id, 'yours');
  };
  const checkBy = (who: 'wim') => started[who].api('POST', `/repos/${repo}/check-runs`, { name: 'x', head_sha: 'x' });

  it('hides a private repository from people without a role, and follows a change of role', async () => {
    const eve = started.github.addPerson('eve');
    await expect(eve.comment(repo, 1, 'hello')).rejects.toMatchObject({ status: 404 });
    started.github.setRole(repo, 'eve', 'read');
    await eve.comment(repo, 1, 'hello');
    started.github.setRole(repo, 'eve', 'none');
    await expect(eve.comment(repo, 1, 'again')).rejects.toMatchObject({ status: 404 });
  });

  it('tells what a person may do in the words of GitHub, old and new', async () => {
    started.github.setRole(repo, 'max', 'maintain');
    const octokit = tokenOctokit(started.github, started.ada.token);
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...at, username: 'max' });
    expect([data.permission, data.role_name, data.user?.permissions?.push]).toEqual(['write', 'maintain', true]);
    started.github.addPerson('nobody');
    const { data: none } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...at, username: 'nobody' });
    expect([none.permission, none.user?.permissions?.pull]).toEqual(['none', false]);
  });

  it('registers no App for events it is not allowed to read', async () => {
    const wish = { permissions: { metadata: 'read' }, events: ['check_run'] } as const;
    await expect(startGitHub(wish)).rejects.toThrow('need the permission');
    await expect(startGitHub({ events: ['star'] })).rejects.toThrow('sends no star events');
  });

  it('finds nothing against the description in all this', () => {
    expect(started.github.violations).toEqual([]);
  });
});
