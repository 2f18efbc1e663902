import { describe, expect, it } from 'vitest';
import type { DeployId } from '../../src/core/ids.ts';
import { deltaKey } from '../../src/core/request.ts';
import { countsLine } from '../../src/discord/render/plan-lines.ts';
import { writeBatch } from '../../src/generators/batch/write-batch.ts';
import { checkedResource } from '../../src/generators/kinds.ts';
import { aPlan, aProject, NOW, RUN, shaOf } from '../fakes/words.ts';
import { setStage } from './stage.ts';

const NETWORK = checkedResource(aProject(), 'network', 'app', {});
const WEB = checkedResource(aProject(), 'vm', 'web', { machine_type: 'e2-medium', network: 'app' });

type Stage = Awaited<ReturnType<typeof setStage>>;

/** A stage whose project has a network and a machine in it. */
async function inhabited(): Promise<Stage> {
  const stage = await setStage();
  stage.cases.present.push(NETWORK, WEB);
  return stage;
}

const lastDraft = ({ cases }: Stage) => [...cases.deploys.values()].at(-1);
const sent = (filename: string, ...rows: string[]) => ({
  ...{ filename, contentType: 'text/csv' },
  content: Buffer.from(['kind,name,machine_type,network', ...rows].join('\n')),
});

describe('/cloud-deploy', () => {
  it('opens the lobby with the first resource in it', async () => {
    const stage = await inhabited();
    const { ana, channel } = stage;
    const asked = { project: 'web-dev', kind: 'vm', name: 'api', type: 'e2-small' };
    const answer = await ana.run('/cloud-deploy', asked, { channel });
    expect((await answer.settled()).text).toMatch(/Virtual machine api is in the draft .*\$24\.46\/mo/);
    expect(lastDraft(stage)?.deltas).toMatchObject([
      { do: 'add', resource: { name: 'api', settings: { machine_type: 'e2-small', network: 'app' } } },
    ]);
  });

  it('asks for what is missing in the form, with what was said already', async () => {
    const stage = await setStage();
    const { ana, channel } = stage;
    const answer = await ana.run(
      '/cloud-deploy',
      { project: 'web-dev', kind: 'vm', name: 'api', type: 'e2-small' },
      { channel },
    );
    const refused = await answer.settled();
    expect(refused.text).toMatch(/network: it is missing/);
    const form = await ana.click(refused, 'Change and try again');
    expect(JSON.stringify(form.modal?.components)).toContain('"value":"api"');
    await stage.cases.addResource({
      ...{
        deploy: lastDraft(stage)?.id ?? ('' as never),
        by: { surface: 'discord', id: ana.id, name: 'ana', roles: [] },
      },
      ...{ kind: 'network', name: 'app', settings: {} },
    });
    const sent = await (await ana.submitModal(form, { Network: 'app' })).settled();
    expect(sent.text).toContain('Virtual machine api is in the draft');
  });

  it('offers the draft that is open, or another one in its place', async () => {
    const stage = await setStage();
    const { ana, bo, cases, channel } = stage;
    const { id } = await stage.draft();
    const again = await (await ana.run('/cloud-deploy', { project: 'web-dev' }, { channel })).settled();
    expect(again.text).toMatch(new RegExp(`Your draft ${id} is open, with 0 lines`));
    expect(cases.deploys.size).toBe(1);
    const anew = await (await ana.click(again, 'Start anew')).settled();
    expect(anew.text).toContain(`Draft ${id} is cancelled`);
    expect([...cases.deploys.values()].map(({ state }) => state.at)).toEqual(['cancelled', 'draft']);
    const bos = await (await bo.run('/cloud-deploy', { project: 'web-dev' }, { channel })).settled();
    expect(bos.text).toContain('is open in');
  });

  it('takes many from a file, and names each bad row of one', async () => {
    const stage = await inhabited();
    const { ana, channel } = stage;
    const file = sent('more.csv', 'vm,a,e2-small,app', 'vm,b,e2-small,app');
    const answer = await ana.run('/cloud-deploy', { project: 'web-dev', file }, { channel });
    expect((await answer.settled()).text).toMatch(/2 resources of more\.csv in the draft.*vm-a.*vm-b/s);

    const form = await ana.click(await stage.lobby('Resources (2)'), 'Upload a file…');
    const bad = sent('bad.csv', 'vm,c,e2-small,app', 'vm,d,e2-tiny,app');
    const refused = await (await ana.submitModal(form, { File: [bad] })).settled();
    expect(refused.text).toMatch(/row 3, column C \(machine\\?_type\)/);
    expect(lastDraft(stage)?.deltas).toHaveLength(2);
    expect((await ana.click(refused, 'Change and try again')).modal?.title).toBe('Many resources from a file');
  });
});

describe('a batch file', () => {
  it.each(['xlsx', 'yaml'] as const)('of the kind %s comes back as it was given', async (format) => {
    const stage = await setStage();
    const around = { project: aProject(), resources: [NETWORK, WEB] };
    const content = Buffer.from(await writeBatch(around, { format, filled: true }));
    const file = { filename: `many.${format}`, contentType: 'application/octet-stream', content };
    const answer = await stage.ana.run('/cloud-deploy', { project: 'web-dev', file }, { channel: stage.channel });
    expect((await answer.settled()).text).toContain(`2 resources of many.${format} in the draft`);
    const keys = new Set(lastDraft(stage)?.deltas.map(deltaKey)); // in a workbook each kind has its own
    expect(keys).toEqual(new Set(['network-app', 'vm-web']));
  });
});

describe('a machine that is much for what it is for', () => {
  async function oversized() {
    const stage = await inhabited();
    const asked = { project: 'web-dev', kind: 'vm', name: 'test-web', type: 'c2-standard-8' };
    await (await stage.ana.run('/cloud-deploy', asked, { channel: stage.channel })).settled();
    return { stage, lobby: await stage.lobby('is much for a test') };
  }
  const sizeOf = (stage: Stage) => lastDraft(stage)?.deltas.map((delta) => 'resource' in delta && delta.resource);

  it('is kept on a click: the hint goes, also for the same line of another draft, and comes for another size', async () => {
    const { stage, lobby } = await oversized();
    const { ana, channel } = stage;
    await (await ana.click(lobby, 'Keep it')).settled();
    await stage.idle();
    expect((await stage.lobby('Resources (1)')).text).not.toContain('is much for');
    const form = await ana.select(await stage.lobby('Resources (1)'), 'Change a line…', ['Virtual machine test-web']);
    await (await ana.submitModal(form, { 'Machine type': 'n2-standard-16' })).settled();
    await stage.lobby('n2-standard-16 with 16 vCPU');
    const again = await (await ana.run('/cloud-deploy', { project: 'web-dev' }, { channel })).settled();
    await (await ana.click(again, 'Start anew')).settled();
    const asked = { project: 'web-dev', kind: 'vm', name: 'test-web', type: 'c2-standard-8' };
    await (await ana.run('/cloud-deploy', asked, { channel })).settled();
    await stage.idle();
    expect((await stage.lobby('Resources (1)')).text).not.toContain('is much for');
  });

  it('is changed in the form of that line', async () => {
    const { stage, lobby } = await oversized();
    const form = await stage.ana.click(lobby, 'Change it');
    expect(form.modal?.title).toBe('Virtual machine: test-web');
    await (await stage.ana.submitModal(form, { 'Machine type': 'e2-medium' })).settled();
    expect(sizeOf(stage)).toMatchObject([{ settings: { machine_type: 'e2-medium' } }]);
    expect((await stage.lobby('e2-medium')).text).not.toContain('is much for');
  });
});

describe('a request of more lines than a menu holds', () => {
  const rows = Array.from({ length: 60 }, (_, n) => `vm,m${String(n).padStart(2, '0')},e2-small,app`);
  async function long() {
    const stage = await inhabited();
    const file = sent('long.csv', ...rows);
    await (await stage.ana.run('/cloud-deploy', { project: 'web-dev', file }, { channel: stage.channel })).settled();
    return stage;
  }

  it('has all of them to change or to take out, page by page', async () => {
    const stage = await long();
    const { ana } = stage;
    const first = await (await ana.click(await stage.lobby('Resources (60)'), 'All lines…')).settled();
    const second = await (await ana.click(first, 'More ›')).settled();
    const third = await (await ana.click(second, 'More ›')).settled();
    expect([third.id, third.text]).toEqual([first.id, expect.stringContaining('Page 3 of 3')]);
    const form = await ana.select(third, 'Change a line…', ['Virtual machine m59']);
    expect(form.modal?.title).toBe('Virtual machine: m59');
    await (await ana.submitModal(form, { 'Machine type': 'e2-medium' })).settled();
    expect(lastDraft(stage)?.deltas.at(-1)).toMatchObject({ resource: { settings: { machine_type: 'e2-medium' } } });

    const again = await (await ana.click(await stage.lobby('Resources (60)'), 'All lines…')).settled();
    const next = await (await ana.click(again, 'More ›')).settled();
    const gone = await (await ana.select(next, 'Remove a line…', ['Virtual machine m30'])).settled();
    expect(gone.text).toContain('vm-m30 is out of the draft again');
    expect(lastDraft(stage)?.deltas.map(deltaKey)).not.toContain('vm-m30');
  });

  it('has them to change when the plan is ready, and nothing to take out then', async () => {
    const stage = await long();
    const { ana, cases } = stage;
    const id = lastDraft(stage)?.id as DeployId;
    await cases.submitRequest({ deploy: id, by: { surface: 'discord', id: ana.id, name: 'ana', roles: [] } });
    cases.planned(id);
    const card = await (await ana.click(await stage.lobby('Plan ready'), 'All lines…')).settled();
    const last = await (await ana.click(await (await ana.click(card, 'More ›')).settled(), 'More ›')).settled();
    await expect(ana.select(last, 'Remove a line…', ['Virtual machine m59'])).rejects.toThrow();
    const form = await ana.select(last, 'Change a line…', ['Virtual machine m59']);
    await (await ana.submitModal(form, { 'Machine type': 'e2-medium' })).settled();
    expect(cases.deploys.get(id)).toMatchObject({ state: { at: 'validating' }, amended: true });
  });
});

describe('/cloud-template', () => {
  it('gives a file with what the project has', async () => {
    const stage = await inhabited();
    const { ana, channel } = stage;
    const options = { file: 'csv', project: 'web-dev', filled: true };
    const answer = await (await ana.run('/cloud-template', options, { channel })).settled();
    expect(answer.text).toContain('What web-dev has');
    expect(answer.files[0]).toMatchObject({ filename: 'web-dev.csv' });
    expect(JSON.stringify(answer)).toContain('web-dev.csv');
  });
});

describe('/cloud-validate', () => {
  const ABOUT = { tree: shaOf('tree'), base: shaOf('base'), item: 'i', at: NOW, unformatted: [] };

  it('says that it looks, and what came of it in the same answer once that is known', async () => {
    const stage = await setStage();
    const { ana, cases, channel } = stage;
    const { id } = await stage.draft();
    const answer = await ana.run('/cloud-validate', { deploy: id }, { channel });
    expect((await answer.settled()).text).toContain(`Looking at what ${id} would do`);
    const { engine, counts, resources, outputs, cost, findings } = aPlan();
    const plan = { engine, counts, resources, outputs, cost, findings };
    cases.validation = {
      deploy: id,
      ...ABOUT,
      errors: [],
      warnings: ['Warning: old `name`'],
      unformatted: ['a.tf'],
      plan,
    };
    await stage.runAll();
    const { text } = await answer.settled();
    expect(text).toMatch(/init · ⚠️ fmt · ✅ validate · ✅ plan/);
    expect(text).toContain(countsLine(counts).replaceAll('**', ''));
    expect(text).toMatch(/1 warning\b.*Warning: old/s);
    expect(text).toContain('1 file not formatted: a.tf');
    expect(text).not.toContain('error');
  });

  it('keeps errors and warnings apart, and says where it ended', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    const said = { errors: ['Error: no', 'Error: never'], warnings: ['Warning: x'], failedAt: 'validate' as const };
    stage.cases.validation = { deploy: id, ...ABOUT, ...said };
    const answer = await stage.ana.run('/cloud-validate', { deploy: id }, { channel: stage.channel });
    const { text } = await answer.settled();
    expect(text).toMatch(/✅ init · ✅ fmt · ❌ validate · ▫️ plan/);
    expect(text).toMatch(/2 errors.*Error: no.*Error: never.*1 warning.*Warning: x/s);
  });

  it('gives the reasons of what was refused', async () => {
    const stage = await setStage();
    const { id } = await stage.draft();
    const refused = [{ code: 'conflict' as const, paths: ['a.tf'] }];
    stage.cases.validation = { deploy: id, ...ABOUT, errors: [], warnings: [], refused };
    const answer = await stage.ana.run('/cloud-validate', { deploy: id }, { channel: stage.channel });
    expect((await answer.settled()).text).toContain('a.tf');
  });
});

describe('/cloud-edit', () => {
  const edit = async (stage: Stage, options: Record<string, string> = {}) =>
    (await stage.ana.run('/cloud-edit', { project: 'web-dev', ...options }, { channel: stage.channel })).settled();

  it('changes settings by a filled form, shows what that does, and plans on a click', async () => {
    const stage = await inhabited();
    const { ana } = stage;
    const card = await edit(stage, { resource: 'vm-web' });
    expect(card.text).toMatch(/Virtual machine web.*machine_type e2-medium/s);
    const form = await ana.click(card, 'Settings…');
    expect(JSON.stringify(form.modal?.components)).toContain('"value":"e2-medium"');
    const answer = await (await ana.submitModal(form, { 'Machine type': 'e2-small' })).settled();
    expect(answer.text).toContain('vm-web is changed in the draft');
    expect(lastDraft(stage)?.deltas).toMatchObject([
      { do: 'change', resource: { settings: { machine_type: 'e2-small' } } },
    ]);
    await (await ana.click(answer, 'Take it back')).settled();
    expect(lastDraft(stage)?.deltas).toEqual([]);
  });

  it('is planned at once from the answer, which says that it restarts and can wait for a quiet hour', async () => {
    const stage = await inhabited();
    const { ana, cases } = stage;
    const form = await ana.click(await edit(stage, { resource: 'vm-web' }), 'Settings…');
    const answer = await (await ana.submitModal(form, { 'Machine type': 'e2-small' })).settled();
    expect(answer.text).toMatch(/vm web.*restart.*Deploy at…/s);
    const confirmed = await (await ana.click(answer, 'Confirm and plan')).settled();
    expect([confirmed.id, confirmed.text]).toEqual([answer.id, expect.stringContaining('is checked and planned')]);
    expect(lastDraft(stage)).toMatchObject({ state: { at: 'validating' } });
    expect(cases.calls.filter((name) => name === 'submitRequest')).toHaveLength(1);
  });

  it('attaches it to what exists', async () => {
    const stage = await inhabited();
    stage.cases.present.push(checkedResource(aProject(), 'network', 'other', {}));
    const form = await stage.ana.click(await edit(stage, { resource: 'web' }), 'Attachments…');
    await (await stage.ana.submitModal(form, { Network: 'other' })).settled();
    expect(lastDraft(stage)?.deltas).toMatchObject([{ do: 'change', resource: { settings: { network: 'other' } } }]);
  });

  it('removes it by its name typed out, and shows who needs it', async () => {
    const stage = await inhabited();
    const { ana } = stage;
    const choose = await edit(stage);
    const card = await (await ana.select(choose, 'Which one…', ['Network app'])).settled();
    expect(card.text).toContain('In use by vm-web');
    const form = await ana.click(card, 'Remove…');
    expect(JSON.stringify(form.modal?.components)).toContain('vm-web');
    const wrong = await (await ana.submitModal(form, { 'Type its name': 'web' })).settled();
    expect(wrong.text).toContain('is not its name');
    const again = await ana.click(await edit(stage, { resource: 'network-app' }), 'Remove…');
    await (await ana.submitModal(again, { 'Type its name': 'app' })).settled();
    expect(lastDraft(stage)?.deltas).toMatchObject([{ do: 'remove', kind: 'network', name: 'app' }]);
  });

  it('completes what the project has, and says what it has not', async () => {
    const stage = await inhabited();
    const options = { project: 'web-dev', resource: 'we' };
    const { channel } = stage;
    const offered = await stage.ana.autocomplete('/cloud-edit', options, 'resource', { channel });
    expect(offered.map(({ value }) => value)).toEqual(['vm-web']);
    expect((await edit(stage, { resource: 'vm-nope' })).text).toContain('vm-nope');
  });
});

describe('a region elsewhere', () => {
  it('is chosen by part of the world, and what comes after is asked for it', async () => {
    const stage = await inhabited();
    const { ana } = stage;
    const { lobby } = await stage.draft();
    const menus = await ana.select(lobby, 'Add a resource…', ['Virtual machine']);
    const inEurope = await ana.select(menus.message(), 'In us-central1; elsewhere…', ['Europe']);
    const there = await ana.select(inEurope.message(), 'Region…', ['europe-west1']);
    expect(there.message().text).toMatch(/Virtual machine in europe-west1.*asks for all below it anew/s);
    const family = await ana.select(there.message(), 'Machine family…', ['E2']);
    const form = await ana.select(family.message(), 'Machine type…', ['e2-medium']);
    await (await ana.submitModal(form, { Name: 'far', Network: 'app' })).settled();
    expect(lastDraft(stage)?.deltas).toMatchObject([
      { resource: { settings: { region: 'europe-west1', machine_type: 'e2-medium' } } },
    ]);
  });
});

describe('the lobby after its draft', () => {
  it('takes a line more when the plan is ready, and begins again', async () => {
    const stage = await inhabited();
    const { ana, cases } = stage;
    const { id } = await stage.draft();
    const by = { surface: 'discord' as const, id: ana.id, name: 'ana', roles: [] };
    await cases.addResource({
      deploy: id,
      by,
      kind: 'vm',
      name: 'api',
      settings: { machine_type: 'e2-small', network: 'app' },
    });
    await cases.submitRequest({ deploy: id, by });
    cases.planned(id);
    const form = await ana.select(await stage.lobby('Plan ready'), 'Change a line: voids this plan…', [
      'Virtual machine api',
    ]);
    await (await ana.submitModal(form, { 'Machine type': 'e2-medium' })).settled();
    expect(cases.deploys.get(id)).toMatchObject({ state: { at: 'validating' }, amended: true });
  });

  it('has another size chosen when its plan failed, and is planned again with that', async () => {
    const stage = await inhabited();
    const { ana, cases } = stage;
    const { id } = await stage.draft();
    const by = { surface: 'discord' as const, id: ana.id, name: 'ana', roles: [] };
    const settings = { machine_type: 'e2-small', network: 'app' };
    await cases.addResource({ deploy: id, by, kind: 'vm', name: 'api', settings });
    await cases.submitRequest({ deploy: id, by });
    cases.planned(id);
    const failed = { during: 'plan', reason: 'no e2-small in this zone', advice: 'Choose another size.' } as const;
    cases.happen(id, { kind: 'replan-asked', by }, { kind: 'plan-started', run: RUN }, { kind: 'failed', ...failed });
    const lobby = await stage.lobby('no e2-small in this zone');
    const form = await ana.select(lobby, 'Change size or region…', ['Virtual machine api']);
    await (await ana.submitModal(form, { 'Machine type': 'e2-medium' })).settled();
    expect(cases.deploys.get(id)).toMatchObject({
      ...{ state: { at: 'validating' }, amended: true },
      deltas: [{ resource: { settings: { machine_type: 'e2-medium' } } }],
    });
  });

  it('offers a time beside the apply of what interrupts something, and asks for it then', async () => {
    const stage = await inhabited();
    const { ana, cases } = stage;
    const { id } = await stage.draft();
    const by = { surface: 'discord' as const, id: ana.id, name: 'ana', roles: [] };
    const network = { kind: 'network' as const, name: 'n', settings: {} };
    await cases.addResource({ deploy: id, by, ...network });
    await cases.submitRequest({ deploy: id, by });
    cases.planned(id, { announced: [{ of: 'vm web', effect: 'restart', note: 'It is stopped for it.' }] });
    const lobby = await stage.lobby('vm web restarts');
    expect(JSON.stringify(lobby.components)).toMatch(
      /"components":\[\{[^[\]]*"Approve & Deploy"[^[\]]*"Deploy at…"[^[\]]*\}\]/,
    );
    const form = await ana.click(lobby, 'Deploy at…');
    await (await ana.submitModal(form, { 'When, in UTC': '2h' })).settled();
    expect(cases.deploys.get(id)).toMatchObject({ state: { asked: { id: ana.id }, terms: { due: expect.any(Date) } } });
  });

  it('shows all there is to know, page by page, to whoever asks alone', async () => {
    const stage = await inhabited();
    const { ana, cases } = stage;
    const { id } = await stage.draft();
    const by = { surface: 'discord' as const, id: ana.id, name: 'ana', roles: [] };
    await cases.addResource({ deploy: id, by, kind: 'network', name: 'n', settings: {} });
    cases.planText = Array.from({ length: 400 }, (_, n) => `line ${n} of the plan`).join('\n');
    await cases.submitRequest({ deploy: id, by });
    cases.planned(id);
    const details = await ana.click(await stage.lobby('Plan ready'), 'Details');
    const first = await details.settled();
    expect(first.text).toMatch(/terraform prints it.*1\/\d.*line 0 of/s);
    const second = await (await ana.click(first, 'More ›')).settled();
    expect([second.id, second.text.includes('line 0 of')]).toEqual([first.id, false]);
    const resources = await (await ana.select(second, 'Look at…', ['Resources and their settings'])).settled();
    expect(resources.text).toContain('Network n');
  });

  it('is followed from its details, and no longer, by whoever clicks', async () => {
    const stage = await inhabited();
    const { ana, cases } = stage;
    const { id } = await stage.draft();
    const by = { surface: 'discord' as const, id: ana.id, name: 'ana', roles: [] };
    await cases.addResource({ deploy: id, by, kind: 'network', name: 'n', settings: {} });
    const card = await (await ana.click(await stage.lobby('Details'), 'Details')).settled();
    const followed = await (await ana.click(card, 'Follow')).settled();
    expect([followed.id, await cases.isFollowing({ deploy: id, by })]).toEqual([card.id, true]);
    expect(followed.text).toContain('told directly');
    await (await ana.click(followed, 'Tell me no more')).settled();
    expect(await cases.isFollowing({ deploy: id, by })).toBe(false);
  });

  it('is copied as a new draft when it is over', async () => {
    const stage = await inhabited();
    const { ana, cases } = stage;
    const { id } = await stage.draft();
    const by = { surface: 'discord' as const, id: ana.id, name: 'ana', roles: [] };
    await cases.addResource({ deploy: id, by, kind: 'network', name: 'n', settings: {} });
    await cases.cancelDeploy({ deploy: id, by, why: 'later' });
    const answer = await ana.click(await stage.lobby('Cancelled'), 'Copy as new draft');
    expect((await answer.settled()).text).toContain(`has the lines of ${id}`);
    expect(lastDraft(stage)?.deltas).toMatchObject([{ do: 'add', resource: { name: 'n' } }]);
  });
});
