import { describe, expect, it } from 'vitest';
import { deltaKey } from '../../../src/core/request.ts';
import { GUILD } from '../../fakes/words.ts';
import { applied, draft, newCause, planned, refusalOf } from '../steps.ts';
import { ana, bo, createWorld, kim, mira, type World } from '../world.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const csv = (text: string) => ({ name: 'a.csv', bytes: bytes(text) });
const linesOf = async (world: World, id: Awaited<ReturnType<typeof draft>>) =>
  (await world.get(id)).deltas.map((delta) => `${delta.do} ${deltaKey(delta)}`);

describe('the hint that a machine is much for what it is for', () => {
  const hinted = async (world: World, id: Awaited<ReturnType<typeof draft>>) =>
    (await world.useCases.viewDeploy(id)).draft?.hints?.map(({ of, size }) => `${of} ${size}`);

  it('goes for the line and size that somebody keeps, in every draft of the project, and is in the trail once', async () => {
    const world = await createWorld();
    const large = { by: mira, vms: ['test-web'], size: 'c2-standard-8' };
    const id = await draft(world, large);
    expect(await hinted(world, id)).toEqual(['vm-test-web c2-standard-8']);
    const keep = { deploy: id, by: ana, key: 'vm-test-web' };
    expect(await refusalOf(world.useCases.keepSize({ ...keep, by: kim }))).toEqual(['no-right']);
    await world.useCases.keepSize(keep);
    await world.useCases.keepSize(keep);
    expect(await hinted(world, id)).toBeUndefined();
    expect(await hinted(world, await draft(world, large))).toBeUndefined();
    const { key } = keep;
    await world.useCases.changeLine({ deploy: id, by: mira, key, settings: { machine_type: 'n2-standard-8' } });
    expect(await hinted(world, id)).toEqual(['vm-test-web n2-standard-8']);
    const trail = await world.store.audit.latest({ guild: GUILD }, { limit: 100 });
    expect(trail.filter(({ what }) => what === 'size-kept')).toMatchObject([{ actor: `discord:${ana.id}` }]);
  });
});

describe('a batch', () => {
  it('joins a draft as a whole, beside what is there already', async () => {
    const world = await createWorld();
    const id = await draft(world, { vms: ['web'] });
    const file = csv('kind,name,machine_type,network\nvm,api,e2-small,main\nvm,web,e2-medium,main\n');
    const { keys } = await world.useCases.addBatch({ deploy: id, by: ana, file });
    expect(keys).toEqual(['vm-web', 'vm-api']);
    expect(await linesOf(world, id)).toEqual(['add network-main', 'add vm-web', 'add vm-api']);
    const again = await world.useCases.addBatch({ deploy: id, by: ana, file });
    expect([again.keys, (await world.get(id)).revision]).toEqual([[], again.deploy.revision]);
  });

  it.each([
    { what: 'a bad row', row: 'vm,b,e2-tiny,main', code: 'bad-input' },
    { what: 'a row that names a network nobody has', row: 'vm,b,e2-small,nope', code: 'bad-input' },
    { what: 'a row that is too large', row: 'vm,b,n2-standard-32,main', code: 'size-too-large' },
  ])('with $what leaves the draft as it was', async ({ row, code }) => {
    const world = await createWorld();
    const id = await draft(world);
    const file = csv(`kind,name,machine_type,network\nvm,a,e2-small,main\n${row}\n`);
    expect(await refusalOf(world.useCases.addBatch({ deploy: id, by: ana, file }))).toContain(code);
    expect(await linesOf(world, id)).toEqual(['add network-main']);
  });

  it('is judged against the quota as a whole', async () => {
    const world = await createWorld();
    const id = await draft(world);
    const rows = Array.from({ length: 11 }, (_, n) => `vm,m${n},e2-small,main`).join('\n');
    const file = csv(`kind,name,machine_type,network\n${rows}\n`);
    expect(await refusalOf(world.useCases.addBatch({ deploy: id, by: ana, file }))).toContain('quota-exceeded');
  });

  it('can begin with a file of what the project has', async () => {
    const world = await createWorld();
    await applied(world, { vms: ['web'] });
    const { bytes: file } = await world.useCases.batchFile({
      ...{ guild: GUILD, project: world.project.id, format: 'csv', filled: true },
    });
    const id = await draft(world, { network: '' });
    const changed = csv(new TextDecoder().decode(file).replace('e2-small', 'e2-medium'));
    await world.useCases.addBatch({ deploy: id, by: ana, file: changed });
    expect(await linesOf(world, id)).toEqual(['change vm-web']);
  });
});

describe('what a project has', () => {
  it('is changed from a draft, and the same form once more changes nothing', async () => {
    const world = await createWorld();
    await applied(world, { vms: ['web'] });
    const id = await draft(world, { network: '' });
    const change = { deploy: id, by: ana, key: 'vm-web', settings: { machine_type: 'e2-medium' } };
    await world.useCases.changeLine(change);
    await world.useCases.changeLine(change);
    expect(await linesOf(world, id)).toEqual(['change vm-web']);
    await world.settle();
    expect(world.shown.get(id)?.at(-1)?.draft?.announced).toMatchObject([{ of: 'vm web', effect: 'restart' }]);
  });

  it('is removed by its name typed out', async () => {
    const world = await createWorld();
    await applied(world, { vms: ['web'] });
    const id = await draft(world, { network: '' });
    const removal = { deploy: id, by: mira, key: 'vm-web' };
    expect(await refusalOf(world.useCases.removeResource({ ...removal, confirm: 'wob' }))).toEqual(['bad-input']);
    await world.useCases.removeResource({ ...removal, confirm: ' web ' });
    expect(await linesOf(world, id)).toEqual(['remove vm-web']);
  });

  it('is not removed while something needs it', async () => {
    const world = await createWorld();
    await applied(world, { vms: ['web'] });
    const id = await draft(world, { network: '' });
    const removal = world.useCases.removeResource({ deploy: id, by: ana, key: 'network-main', confirm: 'main' });
    await expect(removal).rejects.toMatchObject({ problems: [{ field: expect.stringContaining('vm web') }] });
  });
});

describe('a draft of the lines of another deploy', () => {
  const copy = (world: World, deploy: Awaited<ReturnType<typeof draft>>, by = ana, cause = newCause()) =>
    world.useCases.copyDraft({ deploy, by, channel: 'c1', cause });

  it('has them as they were when nothing came of that one', async () => {
    const world = await createWorld();
    const id = await planned(world, { vms: ['web'] });
    await world.useCases.cancelDeploy({ deploy: id, by: ana, why: 'no' });
    await world.settle();
    const copied = await copy(world, id, bo);
    expect(await linesOf(world, copied.deploy.id)).toEqual(['add network-main', 'add vm-web']);
    expect((await world.get(copied.deploy.id)).requester.id).toBe(bo.id);
  });

  it('gives new names to what exists now, also where others name it', async () => {
    const world = await createWorld();
    const id = await applied(world, { vms: ['web'] });
    const { deploy, notes } = await copy(world, id);
    expect(await linesOf(world, deploy.id)).toEqual(['add network-main-2', 'add vm-web-2']);
    expect(JSON.stringify(deploy.deltas)).toContain('"network":"main-2"');
    expect(notes[0]).toContain('main-2');
  });

  it('is one for one click, also when it died between draft and lines', async () => {
    const world = await createWorld();
    const id = await applied(world);
    world.faults.once('store.transaction', 'after');
    await expect(copy(world, id, ana, 'click')).rejects.toThrow();
    const first = await copy(world, id, ana, 'click');
    expect((await copy(world, id, ana, 'click')).deploy).toEqual(first.deploy);
    expect(first.deploy.deltas).toHaveLength(1);
  });

  it('is refused to somebody without a right', async () => {
    const world = await createWorld();
    expect(await refusalOf(copy(world, await applied(world), kim))).toEqual(['no-right']);
  });
});

describe('an open draft', () => {
  it('is found by whose it is, until it is over', async () => {
    const world = await createWorld();
    const id = await draft(world);
    const mine = (by: typeof ana) => world.useCases.openDraft({ guild: GUILD, project: world.project.id, by });
    expect([(await mine(ana))?.id, await mine(bo)]).toEqual([id, undefined]);
    await world.useCases.submitRequest({ deploy: id, by: ana });
    expect(await mine(ana)).toBeUndefined();
  });
});
