import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa, execaSync } from 'execa';
import { describe, expect, it } from 'vitest';
import { askRunning } from '../../src/control-file.ts';
import { tokenHolder } from '../../src/core/person.ts';
import { createRate } from '../../src/core/rate.ts';
import { countedApprovals } from '../../src/policy/approvals.ts';
import { roleOf } from '../../src/policy/roles.ts';
import { aDeploy, anApproval, aPlan, GUILD, NOW } from '../fakes/words.ts';
import * as scene from '../must-hold/scene.ts';
import { expectNoViolations, useStage } from '../must-hold/use-stage.ts';
import { misfits, operations } from './described.ts';

const tools = ['bash', 'curl', 'jq'];
/** Why the workflow cannot be run here, if it cannot. */
const workless = tools.some((tool) => execaSync('which', [tool], { reject: false }).failed)
  ? `one of ${tools.join(', ')} is missing`
  : undefined;
if (workless) console.warn(`the API's workflow is left out: ${workless}`);

describe('the API', () => {
  let number = 0;
  let ci = '';
  let reader = '';
  const onStage = useStage(async (stage) => {
    await scene.addProject(stage, 'shop');
    await scene.seed(stage, 'shop');
    [ci, reader] = await Promise.all([made('ci', 'read,plan,cancel'), made('reader', 'read')]);
    number = await scene.openByHand(stage, {
      branch: 'topic',
      files: scene.inProject('shop', { 'it.tf': scene.output('1') }),
    });
    await scene.whenAt(stage, number, 'plan_ready');
    await scene.calm(stage);

    async function made(name: string, may: string): Promise<string> {
      const order = { act: 'create', name, may, repo: stage.repo, by: 'ops' };
      const said = String((await askRunning(join(stage.dir, 'data'), 'token', order))?.result);
      expect(said).toMatch(new RegExp(`^${name} may ${may.replaceAll(',', ', ')} in ${stage.repo} until 20`));
      return said.split('\n')[1] ?? '';
    }
  });

  /** An answer, after it was held against `docs/openapi.yaml`. */
  async function ask(token: string, method: 'GET' | 'POST', path: string) {
    const headers = { authorization: `Bearer ${token}`, connection: 'close' };
    const answer = await fetch(`${onStage().origin}/api/v1${path}`, { method, headers });
    const body = (await answer.json()) as Record<string, unknown>;
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
    expect(misfits(method.toLowerCase(), path.split('?')[0] ?? '', answer.status, type, body)).toEqual([]);
    return { status: answer.status, body, headers: answer.headers };
  }
  const listed = async (query = '') =>
    ((await ask(ci, 'GET', `/deploys${query}`)).body.deploys as { id: string; state: string }[]) ?? [];

  it('is what its description says', () => {
    const { described, built } = operations();
    expect(built).toEqual(described);
  });

  it('lists deploys, and reads one with its plan, approvals and runs', async () => {
    const [first, ...more] = await listed(`?state=plan_ready,approved&repo=${onStage().repo}`);
    expect(more).toEqual([]);
    const { status, body } = await ask(ci, 'GET', `/deploys/${first?.id.toLowerCase()}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ id: first?.id, project: 'shop', state: 'plan_ready', origin: 'pull', pull: { number } },
      plan: { verdict: 'allow', counts: { add: 4 } },
      approvals: { have: 0, need: 1 },
      planText: expect.stringContaining('it'),
      runs: [{ kind: 'plan', endedAt: expect.any(String) }],
    });
    expect(await listed('?state=applied')).toEqual([]);
    expect(await listed(`?before=${first?.id}`)).toEqual([]);
  });

  it('plans a pull request again, under the name of the token', async () => {
    const { status, body } = await ask(ci, 'POST', `/repos/${onStage().repo}/pulls/${number}/plan`);
    expect(status).toBe(202);
    expect(body).toMatchObject({ deploys: [{ project: 'shop' }] });
    await scene.calm(onStage());
    const deploy = await scene.deployOfPull(onStage(), number);
    expect(deploy).toMatchObject({ plans: 2, state: { at: 'plan_ready' } });
    const events = await onStage().program.ports.store.deploys.events(deploy.id);
    expect(events.find(({ event }) => event.kind === 'replan-asked')?.event).toMatchObject({
      by: { surface: 'system', id: 'token:ci' },
    });
  });

  /** The workflow of `docs/api.md` as a program of a pipeline runs it, pointed at this service. */
  async function workflow(pull: number, token: string) {
    const [, script = ''] = /```bash\n(.*?)```/s.exec(readFileSync('docs/api.md', 'utf8')) ?? [];
    const here = script.replace('https://guildops.example.com', onStage().origin).replace('sleep 5', 'sleep 0.2');
    const env = { PULL: String(pull), GUILDOPS_TOKEN: token };
    const { exitCode, stdout, stderr } = await execa('bash', ['-c', here], { env, reject: false });
    return { exitCode, stdout, stderr };
  }

  describe.skipIf(workless)('the workflow of its documentation', () => {
    it('waits for the plans of a pull request', async () => {
      expect(await workflow(number, ci)).toMatchObject({
        exitCode: 0,
        stdout: expect.stringMatching(/^shop: plan_ready/),
      });
    });

    it.each([
      { fails: 'when there is no such pull request', pull: 9999, says: /GitHub knows no such pull request/ },
      { fails: 'with a token that may not', token: () => reader, says: /This token may not plan/ },
    ])('fails $fails, and says why', async ({ pull, token, says }) => {
      const { exitCode, stderr } = await workflow(pull ?? number, token?.() ?? ci);
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(says);
    });
  });

  it.each([
    { wrong: 'no such token', token: `gops_${'x'.repeat(43)}`, path: '/deploys', status: 401, code: 'token-needed' },
    { wrong: 'no token at all', token: '', path: '/deploys', status: 401, code: 'token-needed' },
    { wrong: 'another repository', path: '/deploys?repo=acme/other', status: 404, code: 'no-such' },
    { wrong: 'no such deploy', path: '/deploys/ZZZZ', status: 404, code: 'no-such' },
    { wrong: 'no such page', path: '/people', status: 404, code: 'no-such' },
    { wrong: 'another method', post: true, path: '/deploys', status: 405, code: 'bad-method' },
    { wrong: 'no such state', path: '/deploys?state=done', status: 400, code: 'bad-input' },
    { wrong: 'too many', path: '/deploys?limit=101', status: 400, code: 'bad-input' },
    {
      wrong: 'a right that the token lacks',
      post: true,
      path: '/repos/acme/infra/pulls/1/plan',
      status: 403,
      code: 'no-right',
    },
  ])('says what would be right: $wrong', async ({ token, path, post, status, code }) => {
    const answer = await ask(token ?? reader, post ? 'POST' : 'GET', path);
    expect(answer).toMatchObject({ status, body: { status, type: `urn:guildops:problem:${code}` } });
    expect(String(answer.body.detail).length).toBeGreaterThan(10);
  });

  it('says so when a pull request has nothing to plan, or is not there', async () => {
    const other = await scene.openByHand(onStage(), { branch: 'words', files: { 'notes.md': 'x' } });
    expect(await ask(ci, 'POST', `/repos/acme/infra/pulls/${other}/plan`)).toMatchObject({
      body: { type: 'urn:guildops:problem:nothing-to-do' },
    });
    expect((await ask(ci, 'POST', '/repos/acme/infra/pulls/9999/plan')).status).toBe(404);
  });

  it('cancels, and then a token that was revoked opens nothing', async () => {
    const { id } = await scene.deployOfPull(onStage(), number);
    expect((await ask(reader, 'POST', `/deploys/${id}/cancel`)).status).toBe(403);
    expect(await ask(ci, 'POST', `/deploys/${id}/cancel`)).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect((await scene.deployOf(onStage(), id)).state).toMatchObject({ at: 'cancelled', by: { id: 'token:ci' } });
    const data = join(onStage().dir, 'data');
    await askRunning(data, 'token', { act: 'revoke', name: 'ci' });
    expect((await ask(ci, 'GET', '/deploys')).status).toBe(401);
    const list = String((await askRunning(data, 'token', { act: 'list' }))?.result);
    expect(list).toMatch(/^ci {2}acme\/infra {2}read,plan,cancel {2}revoked .* made by ops$/m);
    await expect(
      askRunning(data, 'token', { act: 'create', name: 'ci', repo: 'acme/infra', may: 'read' }),
    ).rejects.toThrow(/is or was/);
  });

  it('keeps tokens out of logs and off the disk', async () => {
    const data = join(onStage().dir, 'data');
    const files = readdirSync(data).filter((name) => name.startsWith('guildops.db'));
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) expect(readFileSync(join(data, name)).includes(ci)).toBe(false);
    const logged = onStage().logged.join('');
    expect(logged).toContain('"token":"ci"');
    expect(logged).not.toContain(ci);
  });

  expectNoViolations(onStage);
});

describe('a token', () => {
  it('may nothing that is for administrators, and is nobody who approves', () => {
    const by = tokenHolder('ci');
    expect(roleOf(by, { guild: GUILD, grants: [], admins: [], now: NOW })).toBe('user');
    const plan = aPlan();
    const rule = { need: 1, othersOnly: false };
    expect(countedApprovals([anApproval(by)], plan, rule, aDeploy())).toEqual([]);
  });

  it('waits when it has asked too often', () => {
    let now = NOW.getTime();
    const rate = createRate(2, () => new Date(now));
    expect([rate('a'), rate('a'), rate('a'), rate('b')]).toEqual([0, 0, 30, 0]);
    now += 30_000;
    expect([rate('a'), rate('a')]).toEqual([0, 30]);
  });
});
