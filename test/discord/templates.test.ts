import { describe, expect, it } from 'vitest';
import type { GuildId, ProjectId } from '../../src/core/ids.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { aProject } from '../fakes/words.ts';
import { setStage } from './stage.ts';

const ADD = 'Add a resource…';

describe('templates in a lobby', () => {
  it('put their resources into the draft, one of them is changed, and the draft becomes a template itself', async () => {
    const stage = await setStage();
    const { ana, cases, guild, channel } = stage;
    const { lobby } = await stage.draft();

    const menu = await ana.select(lobby, ADD, ['From a template…']);
    expect(menu).toMatchObject({ kind: 'message', ephemeral: true });
    const form = await ana.select(menu.message(), 'Template…', ['Data pipeline landing zone']);
    expect(form.modal?.title).toBe('Data pipeline landing zone');
    const answer = await ana.submitModal(form, { 'Prefix of the names': 'etl' });
    expect((await answer.settled()).text).toMatch(/4 resources of data-landing-zone in the draft.*vm-etl-worker/s);
    expect(answer.message().id).toBe(menu.message().id); // the answer takes the place of the menu

    const full = await stage.lobby('Resources (4)');
    const change = await ana.select(full, 'Change a line…', ['Virtual machine etl-worker']);
    expect(change.modal?.title).toBe('Virtual machine: etl-worker');
    expect(JSON.stringify(change.modal?.components)).toMatch(/"value":"e2-medium".*"value":"50"/s);
    const changed = await ana.submitModal(change, { 'Machine type': 'e2-standard-2', 'Boot disk in GB': '80' });
    expect((await changed.settled()).text).toContain('vm-etl-worker is changed in the draft');

    const save = await ana.click(await stage.lobby('e2-standard-2'), 'Save as template…');
    const saved = await ana.submitModal(save, { Name: 'our-etl', 'What is in it?': 'As we do it **always**' });
    expect((await saved.settled()).text).toContain('our-etl is a template of this server now: 4 resources');

    cases.projects.set('lake', aProject({ guild: guild.id as GuildId, id: 'lake' as ProjectId, name: 'lake' }));
    const opened = await ana.run('/cloud-deploy', { project: 'lake' }, { channel });
    await opened.settled();
    const other = await ana.select(await stage.lobby('lake'), ADD, ['From a template…']);
    expect(JSON.stringify(other.message().components)).toContain('As we do it **always**');
    const again = await ana.select(other.message(), 'Template…', ['our-etl']);
    await (await ana.submitModal(again, {})).settled();
    const draft = [...cases.deploys.values()].at(-1);
    expect([draft?.project, draft?.deltas.length]).toEqual(['lake', 4]);
    expect(stage.failures).toEqual([]);
  });

  it('are told why not, with the same form one click away', async () => {
    const stage = await setStage();
    const { ana, cases } = stage;
    const { lobby } = await stage.draft();
    const menu = await ana.select(lobby, ADD, ['From a template…']);
    const form = await ana.select(menu.message(), 'Template…', ['Static site']);
    cases.failNext(
      'addTemplate',
      new Refusal({ code: 'bad-input', field: 'prefix', why: 'there is network-net already' }),
    );
    const refused = await (await ana.submitModal(form, {})).settled();
    expect(refused.text).toContain('there is network-net already');
    const retry = await ana.click(refused, 'Change and try again');
    expect(retry.modal?.title).toBe('Static site');
  });

  it('stand on several pages when there are many, each of them reachable', async () => {
    const stage = await setStage();
    const { ana, cases } = stage;
    const { id } = await stage.draft();
    await cases.addResource({
      deploy: id,
      by: { surface: 'discord', id: ana.id, name: 'ana', roles: [] },
      kind: 'network',
      name: 'n',
      settings: {},
    });
    for (let n = 0; n < 30; n++)
      await cases.saveTemplate({
        deploy: id,
        by: { surface: 'discord', id: ana.id, name: 'ana', roles: [] },
        name: `mine-${n}`,
        summary: '',
        replace: false,
      });
    const menu = await ana.select(await stage.lobby('Network n'), ADD, ['From a template…']);
    const second = await ana.click(menu.message(), 'More…');
    expect(second.kind).toBe('update');
    const form = await ana.select(second.message(), 'Template…', ['mine-29']);
    expect(form.modal?.title).toBe('mine-29');
    expect((await ana.click(second.message(), 'Earlier ones')).kind).toBe('update');
  });

  it.each(['@everyone', '</x:1>', '`*_~|[x](y)', 'a:b:c', '../../etc'])('are not called %s', async (name) => {
    const stage = await setStage();
    const { ana, cases } = stage;
    const { id } = await stage.draft();
    await cases.addResource({
      deploy: id,
      by: { surface: 'discord', id: ana.id, name: 'ana', roles: [] },
      kind: 'network',
      name: 'n',
      settings: {},
    });
    const save = await ana.click(await stage.lobby('Network n'), 'Save as template…');
    const refused = await (await ana.submitModal(save, { Name: name })).settled();
    expect(refused.text).toContain('is no name for a template');
    expect(refused.pings.everyone).toBeFalsy();
  });

  it('are listed by a command, and deleted by it', async () => {
    const stage = await setStage();
    const { ana, cases, channel } = stage;
    const { id } = await stage.draft();
    const by = { surface: 'discord' as const, id: ana.id, name: 'ana', roles: [] };
    await cases.addResource({ deploy: id, by, kind: 'network', name: 'n', settings: {} });
    await cases.saveTemplate({ deploy: id, by, name: 'mine', summary: '@everyone `x`', replace: false });
    const listed = await (await ana.run('/cloud-template', {}, { channel })).settled();
    expect(listed.text).toMatch(/GCP.*three-tier-web.*mine.*AWS/s);
    expect(listed.text).not.toContain('@everyone');
    const gone = await (await ana.run('/cloud-template', { delete: 'mine' }, { channel })).settled();
    expect(gone.text).toContain('mine is gone');
    const unknown = await (await ana.run('/cloud-template', { delete: 'mine' }, { channel })).settled();
    expect(unknown.text).toContain('no template "mine"');
  });
});
