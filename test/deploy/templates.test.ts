import { describe, expect, it } from 'vitest';
import type { DeployId, ProjectId } from '../../src/core/ids.ts';
import { aProject, GUILD } from '../fakes/words.ts';
import { HOSTILE } from '../generators/samples.ts';
import { draft, newCause, refusalOf, submitted } from './steps.ts';
import { ana, bo, createWorld, kim, mira, type World } from './world.ts';

const names = async (world: World, id: DeployId) =>
  (await world.get(id)).deltas.map((delta) => (delta.do === 'remove' ? delta.name : delta.resource.name));
const add = (world: World, deploy: DeployId, template: string, answers = {}, by = ana) =>
  world.useCases.addTemplate({ deploy, by, template, answers });
const save = (world: World, deploy: DeployId, facts: { name?: string; replace?: boolean; by?: typeof ana } = {}) =>
  world.useCases.saveTemplate({ deploy, by: ana, name: 'front', summary: 'Front ends', replace: false, ...facts });

/** A draft in another project of the guild. */
async function draftIn(world: World, facts: Parameters<typeof aProject>[0] = {}): Promise<DeployId> {
  const project = aProject({ id: 'other' as ProjectId, name: 'other', directory: 'projects/other', ...facts });
  await world.store.projects.add(project);
  return draft({ ...world, project }, { network: '' });
}

describe('a template in a draft', () => {
  it('becomes lines like any others, priced together', async () => {
    const world = await createWorld();
    const deploy = await draft(world, { network: '' });
    const { added, monthlyUsd = 0, problems } = await add(world, deploy, 'three-tier-web');
    expect(problems).toEqual([]);
    expect(await names(world, deploy)).toEqual(added.map(({ name }) => name));
    expect(added).toHaveLength(8);
    expect(monthlyUsd).toBeGreaterThan(100);
    await world.useCases.dropLine({ deploy, by: ana, key: 'database-data' });
    expect(await names(world, deploy)).not.toContain('data');
  });

  it('is added once by the same form, and again under another prefix', async () => {
    const world = await createWorld();
    const deploy = await draft(world, { network: '' });
    const first = await add(world, deploy, 'data-landing-zone');
    expect((await add(world, deploy, 'data-landing-zone')).deploy).toEqual(first.deploy);
    await add(world, deploy, 'data-landing-zone', { prefix: 'more' });
    expect(await names(world, deploy)).toHaveLength(8);
  });

  it.each([
    { what: 'would break the quota', template: 'three-tier-web', answers: { size: 'large' }, code: 'size-too-large' },
    { what: 'makes what the role may not', template: 'private-kubernetes', answers: {}, code: 'no-capability' },
    { what: 'opens a door', template: 'static-site', answers: { certificate: 'c' }, code: 'capability-needed' },
    { what: 'has names that are taken', template: 'data-landing-zone', answers: { prefix: 'my' }, code: 'bad-input' },
    { what: 'nobody knows', template: 'nope', answers: {}, code: 'no-such' },
  ])('is refused as a whole when it $what', async ({ template, answers, code }) => {
    const world = await createWorld();
    const deploy = await draft(world, { network: 'my-net' });
    expect(await refusalOf(add(world, deploy, template, answers))).toContain(code);
    expect(await names(world, deploy)).toEqual(['my-net']);
  });

  it('may be changed line by line: what follows from a setting follows the new one', async () => {
    const world = await createWorld();
    const deploy = await draft(world, { network: '' });
    await add(world, deploy, 'data-landing-zone');
    const settings = { machine_type: 'c4a-standard-2', boot_disk_gb: '', options: [], purpose: 'Loads' };
    await world.useCases.changeLine({ deploy, by: ana, key: 'vm-worker', settings });
    const line = (await world.get(deploy)).deltas.find(
      (delta) => delta.do === 'add' && delta.resource.name === 'worker',
    );
    expect(line).toMatchObject({
      resource: {
        settings: {
          machine_type: 'c4a-standard-2',
          image: 'debian-cloud/debian-12-arm64',
          boot_disk_gb: 20,
          spot: false,
          purpose: 'Loads',
          network: 'net',
        },
      },
    });
  });

  it('keeps a line as it was when its change breaks a rule, or is of another draft', async () => {
    const world = await createWorld();
    const deploy = await draft(world, { vms: ['web'] });
    const change = (key: string, machine_type: string, by = ana) =>
      world.useCases.changeLine({ deploy, by, key, settings: { machine_type, network: 'main' } });
    const before = await world.get(deploy);
    expect(await refusalOf(change('vm-web', 'n2-standard-32'))).toContain('size-too-large');
    expect(await refusalOf(change('vm-web', 'nope-9'))).toEqual(['bad-input']);
    expect(await refusalOf(change('vm-api', 'e2-small'))).toEqual(['gone']);
    expect(await refusalOf(change('vm-web', 'e2-medium', kim))).toEqual(['no-right']);
    expect(await world.get(deploy)).toEqual(before);
  });
});

describe('a draft saved as a template', () => {
  it('is used in another project of the same cloud, whatever its region', async () => {
    const world = await createWorld();
    await save(world, await draft(world, { vms: ['web'] }));
    const deploy = await draftIn(world, { region: 'europe-west1' });
    expect((await world.useCases.templatesFor(GUILD, 'gcp')).at(-1)).toMatchObject({
      id: 'front',
      summary: 'Front ends',
    });
    const { added } = await add(world, deploy, 'front', { prefix: 'x' });
    expect(added.map(({ name, settings: { network, zone } }) => [name, network, zone])).toEqual([
      ['x-main', undefined, undefined],
      ['x-web', 'x-main', 'europe-west1-b'],
    ]);
  });

  it('is not there for another cloud', async () => {
    const world = await createWorld();
    await save(world, await draft(world));
    const deploy = await draftIn(world, { provider: 'aws', region: 'us-east-1' });
    expect(await refusalOf(add(world, deploy, 'front'))).toEqual(['no-such']);
    expect((await world.useCases.templatesFor(GUILD, 'aws')).map(({ id }) => id)).not.toContain('front');
  });

  it('is replaced only in so many words, and by who saved it or an administrator', async () => {
    const world = await createWorld();
    const first = await draft(world);
    expect(await save(world, first)).toMatchObject({ version: 1 });
    expect(await save(world, first)).toMatchObject({ version: 1 }); // the same once more
    const mine = await draft(world, { vms: ['web'] });
    const theirs = await draft(world, { by: bo, vms: ['api'] });
    expect(await refusalOf(save(world, mine))).toEqual(['bad-input']);
    expect(await refusalOf(save(world, theirs, { by: bo, replace: true }))).toEqual(['no-right']);
    expect(await save(world, mine, { replace: true })).toMatchObject({ version: 2, lines: { length: 2 } });
    expect(await save(world, theirs, { by: mira, replace: true })).toMatchObject({ version: 3, savedBy: mira.id });
  });

  it.each([
    { what: 'that is empty', network: '', by: ana, code: 'nothing-to-do' },
    { what: 'of somebody else', network: 'main', by: bo, code: 'no-right' },
    { what: 'without a right', network: 'main', by: kim, code: 'no-right' },
  ])('is refused for one $what', async ({ network, by, code }) => {
    const world = await createWorld();
    expect(await refusalOf(save(world, await draft(world, { network }), { by }))).toEqual([code]);
    expect(await world.store.templates.of(GUILD, 'gcp')).toEqual([]);
  });

  it('is refused once it is submitted, and under a hostile name', async () => {
    const world = await createWorld();
    expect(await refusalOf(save(world, await submitted(world)))).toEqual(['not-now']);
    const deploy = await draft(world, { network: 'other' });
    for (const name of [...HOSTILE, 'static-site', 'a:b', ''])
      expect(await refusalOf(save(world, deploy, { name })), name).toEqual(['bad-input']);
    expect(await world.store.templates.of(GUILD, 'gcp')).toEqual([]);
  });

  it('is deleted by an administrator alone', async () => {
    const world = await createWorld();
    await save(world, await draft(world));
    const remove = (by: typeof ana, name = 'front') =>
      world.useCases.deleteTemplate({ guild: GUILD, by, provider: 'gcp', name });
    expect(await refusalOf(remove(ana))).toEqual(['no-right']);
    expect(await refusalOf(remove(mira, 'static-site'))).toEqual(['bad-input']);
    await remove(mira);
    expect(await refusalOf(remove(mira))).toEqual(['no-such']);
    const deploy = (
      await world.useCases.startDraft({ guild: GUILD, by: ana, project: 'web-dev', channel: 'c', cause: newCause() })
    ).id;
    expect(await refusalOf(add(world, deploy, 'front'))).toEqual(['no-such']);
  });
});
