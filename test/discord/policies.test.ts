import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/refusal.ts';
import { setStage } from './stage.ts';

const EU = 'policies: [{ id: eu-only, type: region, allowed: { region: europe-* }, reason: Data *stays* here }]';

describe('/cloud-policy', () => {
  it('writes policies by a form, shows, switches and lists them, and keeps what was', async () => {
    const stage = await setStage();
    const { ana, channel, cases } = stage;
    const run = async (options: Record<string, string>) =>
      (await (await ana.run('/cloud-policy', options, { channel })).settled()).text;
    const offered = await (await ana.run('/cloud-policy', { do: 'set' }, { channel })).settled();
    const form = await ana.click(offered, 'Write policies…');
    expect(form.modal?.title).toBe('Write policies');
    const written = await (await ana.submitModal(form, { 'YAML: policies: and approvals:': EU })).settled();
    expect(written.text).toContain('1 policy is in force');
    expect(await run({ do: 'list' })).toMatch(/🟢.*eu-only.*v1.*region · deny/s);
    expect(await run({ do: 'show', policy: 'eu-only' })).toContain('allowed:');
    expect(await run({ do: 'off', policy: 'eu-only' })).toContain('is off: version 2');
    expect(await run({ do: 'list' })).toContain('⚪');
    expect(await run({ do: 'history', policy: 'eu-only' })).toMatch(/v2 · off.*v1 · on/s);
    expect(await run({ do: 'delete', policy: 'eu-only' })).toContain('its versions are kept');
    expect(cases.policyFacts.versions).toHaveLength(3);
    expect(stage.failures).toEqual([]);
  });

  it('gives back a long text that it cannot take', async () => {
    const { ana, channel } = await setStage();
    const offered = await (await ana.run('/cloud-policy', { do: 'set' }, { channel })).settled();
    const form = await ana.click(offered, 'Write policies…');
    const wrong = EU.replace('type: region', 'type: regional');
    const told = await (await ana.submitModal(form, { 'YAML: policies: and approvals:': wrong })).settled();
    expect(told.text).toContain('line 1');
    expect(told.files.map((file) => file.text())).toEqual([`yaml:\n${wrong}\n`]);
  });

  it('takes one from a form, and says what is wrong in it', async () => {
    const { ana, channel, cases } = await setStage();
    const fill = async (says: string) => {
      const offered = await (await ana.run('/cloud-policy', { do: 'list' }, { channel })).settled();
      const form = await ana.click(offered, 'Fill in a form…');
      const fields = {
        'What it is called': 'eu-only',
        'What kind of rule it is': ['region'],
        'What it is about, parted by commas': 'type:database, name:"prod"-*',
        'What it says, a line for each': says,
        'What happens otherwise': ['require_approval'],
      };
      return (await (await ana.submitModal(form, fields)).settled()).text;
    };
    expect(await fill('allowed: { region: europe-* }\napprovals: { more: 2 }')).toContain('1 policy is in force');
    const resources = ['type:database', 'name:"prod"-*'];
    expect(cases.policyFacts.versions).toMatchObject([
      {
        policy: { id: 'eu-only', type: 'region', effect: 'require_approval', resources },
        source: expect.stringContaining('more: 2'),
      },
    ]);
    expect(await fill('allow: everything')).toContain('allow');
    expect(await fill('allowed: [')).toMatch(/line \d/);
    expect(cases.policyFacts.versions).toHaveLength(1);
  });

  it('takes them from a file, and no file that is none', async () => {
    const { ana, channel, cases } = await setStage();
    const set = async (content: Buffer) => {
      const file = { filename: 'policies.yaml', contentType: 'application/yaml', content };
      return (await (await ana.run('/cloud-policy', { do: 'set', file }, { channel })).settled()).text;
    };
    expect(await set(Buffer.from(EU))).toContain('1 policy is in force');
    expect(await set(Buffer.from([0xff, 0xfe, 0x00]))).toContain('it is not text in UTF-8');
    expect(cases.policyFacts.versions).toHaveLength(1);
  });

  it('names every mistake with its line, and what is missing', async () => {
    const { ana, channel } = await setStage();
    const run = async (options: Record<string, string>) =>
      (await (await ana.run('/cloud-policy', options, { channel })).settled()).text;
    expect(await run({ do: 'set', yaml: 'policies: [{ id: a1, type: regional }]' })).toContain('line 1');
    expect(await run({ do: 'show' })).toContain('the id of a policy');
    expect(await run({ do: 'show', policy: 'none' })).toContain('There is no policy');
    expect(await run({ do: 'test', deploy: 'ZZZZ' })).toContain('There is no deploy');
  });

  it('says what policies would have said of a deploy', async () => {
    const stage = await setStage();
    const { ana, channel, cases } = stage;
    const { id } = await stage.draft();
    const told = await (await ana.run('/cloud-policy', { do: 'test', deploy: id, yaml: EU }, { channel })).settled();
    expect(told.text).toMatch(/No policy has anything to say.*2 approvals by others/s);
    expect(cases.policyFacts.tested).toEqual([id]);
  });
});

describe('/cloud-freeze', () => {
  it('sets, lists and lifts', async () => {
    const { ana, channel, cases } = await setStage();
    const run = async (options: Record<string, string>) =>
      (await (await ana.run('/cloud-freeze', options, { channel })).settled()).text;
    const set = { do: 'set', freeze: 'holidays', until: '2099-01-02', reason: 'Nobody **is** here' };
    expect(await run(set)).toContain('nothing is applied');
    expect(await run({ do: 'list' })).toMatch(/holidays.*Nobody \*\*is\*\* here/s);
    expect(await run({ do: 'lift', freeze: 'other' })).toContain('There is no freeze');
    expect(await run({ do: 'lift', freeze: 'holidays' })).toContain('is lifted');
    expect(cases.policyFacts.freezes).toEqual([]);
  });
});

describe('a plan that waits in its lobby', () => {
  it('is asked for at a time, and not any more', async () => {
    const stage = await setStage();
    const { ana, cases } = stage;
    const { id } = await stage.draft();
    await cases.submitRequest({ deploy: id, by: { surface: 'discord', id: ana.id, name: 'ana', roles: [] } });
    cases.planned(id);
    const form = await ana.click(await stage.lobby('plan 1'), 'Deploy at…');
    await (await ana.submitModal(form, { 'When, in UTC': '5h' })).settled();
    const waiting = await stage.lobby('not before');
    await (await ana.click(waiting, 'Do not apply yet')).settled();
    expect(cases.deploys.get(id)?.state).not.toHaveProperty('asked');
    expect(cases.calls).toContain('withdrawAsk');
  });

  it('is held up by a wish for changes, which calls who asked once and can be taken back', async () => {
    const stage = await setStage();
    const { ana, bo, cases, discord, channel } = stage;
    const { id } = await stage.draft();
    await cases.submitRequest({ deploy: id, by: { surface: 'discord', id: ana.id, name: 'ana', roles: [] } });
    cases.planned(id);
    const form = await bo.click(await stage.lobby('plan 1'), 'Request changes…');
    await (await bo.submitModal(form, { 'What should change': 'smaller, @everyone' })).settled();
    const held = await stage.lobby('Changes requested');
    expect(held.text).toMatch(/Changes requested by .*smaller/);
    await stage.idle();
    const thread = discord.threads(channel.id)[0]?.id ?? '';
    const called = () => discord.messages(thread).filter(({ text }) => text.includes('asks for changes'));
    expect(called()).toHaveLength(1);
    await stage.mirror(id);
    expect(called()).toHaveLength(1);
    await (await bo.click(held, 'Withdraw request')).settled();
    expect(cases.calls).toContain('withdrawRequest');
  });

  it('goes past its rules in an emergency, loudly', async () => {
    const stage = await setStage();
    const { ana, cases } = stage;
    const { id } = await stage.draft();
    const project = [...cases.projects.values()][0];
    if (project) cases.projects.set(project.id, { ...project, environment: 'prod' });
    await cases.submitRequest({ deploy: id, by: { surface: 'discord', id: ana.id, name: 'ana', roles: [] } });
    cases.planned(id);
    const form = await ana.click(await stage.lobby('plan 1'), 'Break glass…');
    cases.failNext('askApply', new Refusal({ code: 'no-right', needs: 'admin', to: 'break the glass', askAlso: [] }));
    const refused = await ana.submitModal(form, { 'Why it cannot wait': 'Production is down' });
    expect((await stage.told(refused)).text).toContain('break the glass');
    const again = await ana.click(await stage.lobby('plan 1'), 'Break glass…');
    await (await ana.submitModal(again, { 'Why it cannot wait': 'Production is *down*' })).settled();
    expect((await stage.lobby('Break-glass')).text).toContain('Production is *down*');
  });
});
