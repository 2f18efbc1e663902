import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/deploy/ports.ts';
import { aFinding, RUN, shaOf } from '../fakes/words.ts';
import { setStage } from './stage.ts';

const started = new Date('2026-11-20T12:00:00Z');
const done = (address: string): Progress['steps'][number] => ({
  address,
  action: 'create',
  is: 'done',
  startedAt: started,
  seconds: 12,
});

describe('a deploy in Discord', () => {
  it('goes from a command to an applied plan on one card', async () => {
    const stage = await setStage();
    const { ana, cases, discord, channel } = stage;

    const answer = await ana.run('/cloud-deploy', { project: 'web-dev' }, { channel });
    expect(answer).toMatchObject({ kind: 'deferred', ephemeral: true });
    const empty = await stage.lobby('Draft');
    expect((await answer.settled()).text).toContain('Open the card');
    expect(ana.sees(empty)).toMatch(/SANDBOX.*Draft · web-dev → dev.*by @ana.*Nothing here yet/s);
    await expect(ana.click(empty, 'Plan')).rejects.toThrow(); // disabled

    const networkForm = await ana.select(empty, 'Add a resource…', ['network']);
    const network = await ana.submitModal(networkForm, { Name: 'app' });
    expect((await network.settled()).text).toMatch(/Network app is in the draft · \$32\.85\/mo.*keeps every rule/s);

    const withNetwork = await stage.lobby('Network app');
    const families = await ana.select(withNetwork, 'Add a resource…', ['vm']);
    expect(families).toMatchObject({ kind: 'message', ephemeral: true });
    const types = await ana.select(families.message(), 'Machine family…', ['e2']);
    expect(types.kind).toBe('update');
    expect(JSON.stringify(types.message().components)).toMatch(/2 shared vCPU, 4 GiB, \$\d+\.\d\d a month/);
    const vmForm = await ana.select(types.message(), 'Machine type…', ['e2-medium']);
    expect(vmForm.modal?.title).toBe('Virtual machine: e2-medium');
    const vm = await ana.submitModal(vmForm, { Name: 'web', Options: ['Spot machine'] });
    expect((await vm.settled()).text).toContain('Virtual machine web is in the draft');
    expect(vm.message().id).toBe(families.message().id); // the answer takes the place of the menus

    const full = await stage.lobby('Virtual machine web');
    expect(full.text).toMatch(/Resources \(2\).*\+\$57\.31\/mo/s);
    await ana.click(full, 'Plan');
    const checking = await stage.lobby('Checking');
    expect(checking.id).toBe(full.id);

    const [id] = [...cases.deploys.keys()];
    if (!id) throw new Error('no deploy');
    cases.planned(id);
    const ready = await stage.lobby('Plan ready');
    expect(ready.text).toMatch(/Pull request #7.*\+2 create.*google_compute_instance\.web/s);
    const thread = await discord.until(() => discord.threads(channel.id)[0], 'a thread');
    await discord.until(
      () => discord.messages(thread.id).find(({ text }) => text.includes(`Plan ${id}.1`)),
      'the plan in it',
    );

    await ana.click(ready, 'Approve & Deploy');
    await stage.lobby('it starts now');
    expect(cases.calls.slice(-2)).toEqual(['approveDeploy', 'askApply']);

    cases.happen(id, {
      kind: 'apply-started',
      by: { surface: 'discord', id: ana.id, name: 'ana', roles: [] },
      run: RUN,
    });
    await stage.lobby('Applying');
    cases.progress(id, { total: 2, steps: [done('google_compute_network.app')] });
    await stage.lobby('▰▰▰▰▱▱▱▱ 1/2');
    cases.progress(id, { total: 2, steps: [done('google_compute_network.app'), done('google_compute_instance.web')] });
    cases.happen(
      id,
      { kind: 'applied' },
      { kind: 'merged', sha: shaOf('merge'), before: shaOf('base'), tag: 'web-dev/7' },
    );
    const applied = await stage.lobby('✅ Applied');
    expect(applied.id).toBe(empty.id);
    expect(applied.text).toMatch(/Merged as .* tagged web-dev\/7.*Roll back/s);

    const closed = await discord.until(
      () => discord.threads(channel.id).find(({ archivesAfter }) => archivesAfter === 60),
      'the thread put away',
    );
    const said = discord.messages(closed.id);
    expect(said.map(({ text }) => text).join('\n')).toMatch(
      /Apply of .*google_compute_network\.app created · 12 s.*Applied and merged/s,
    );
    expect(said.flatMap(({ pings }) => pings.users)).toEqual([ana.id]); // one ping, at the end
    expect(stage.failures).toEqual([]);
    expect(discord.violations).toEqual([]);
  });

  it('opens the pull request that mends what the plan brings', async () => {
    const stage = await setStage();
    const { ana, cases } = stage;
    const { id } = await stage.draft();
    cases.happen(id, { kind: 'submitted', by: { surface: 'discord', id: ana.id, name: 'ana', roles: [] } });
    const at = { rule: 'ENC-010', address: 'aws_kms_key.a' };
    const fix = { ...at, file: 'main.tf', line: 2, text: '  x = true', path: ['x'], value: 'true' };
    cases.planned(id, { findings: [aFinding({ ...at, severity: 'high', status: 'new' })], fixes: [fix] });
    const answer = await (await ana.click(await stage.lobby('Plan ready'), 'Open fix pull request')).settled();
    expect(answer.text).toContain('opens a pull request that mends it');
    expect([...cases.deploys.values()].at(-1)).toMatchObject({ mends: [] });
  });

  it('opens a rollback with a card of its own', async () => {
    const stage = await setStage();
    const { ana, cases, discord } = stage;
    const { id } = await stage.draft();
    const by = { surface: 'discord' as const, id: ana.id, name: 'ana', roles: [] };
    cases.happen(id, { kind: 'submitted', by });
    cases.planned(id);
    cases.happen(
      id,
      { kind: 'apply-started', by, run: RUN },
      { kind: 'applied' },
      { kind: 'merged', sha: shaOf('m'), before: shaOf('b') },
    );
    const answer = await ana.click(await stage.lobby('✅ Applied'), 'Roll back');
    expect((await answer.settled()).text).toContain(`takes ${id} back`);
    const rollback = await stage.lobby(`Takes back ${id}`);
    expect(rollback.text).toContain('pull request #7');
    expect(discord.violations).toEqual([]);
  });
});
