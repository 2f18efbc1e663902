import { describe, expect, it } from 'vitest';
import { comparePoints } from '../../src/deploy/compare-points.ts';
import { diffLines } from '../../src/deploy/diff-text.ts';
import { applied, planned, refusalOf } from './steps.ts';
import { ana, createWorld, kim, type World } from './world.ts';

const tag = (world: World, deploy: string, name: string, by = ana) =>
  world.useCases.tagRelease({ guild: world.project.guild, deploy: deploy as never, name, by });

describe('a release tag', () => {
  it('is put on what the deploy was merged as, says who and which plan, and is there once', async () => {
    const world = await createWorld();
    const id = await applied(world);
    await tag(world, id, 'v1.0.0');
    await tag(world, id, 'v1.0.0');
    const { state } = await world.get(id);
    const sha = state.at === 'applied' && state.merge.is === 'merged' ? state.merge.sha : '';
    expect(state).toMatchObject({ merge: { releases: ['v1.0.0'] } });
    expect(world.pulls.tags.get('v1.0.0')).toEqual({ target: sha, message: expect.stringContaining(`plan ${id}.1`) });
  });

  it('is never moved', async () => {
    const world = await createWorld();
    const first = await applied(world);
    const second = await applied(world, { network: '', vms: ['web'] });
    await tag(world, first, 'v1.0.0');
    expect(await refusalOf(tag(world, second, 'v1.0.0'))).toEqual(['bad-input']);
    expect((await world.get(second)).state).not.toHaveProperty('merge.releases');
  });

  it.each(['applied/x', 'applied', 'HEAD', '7F3K', 'abcdef0', '-x', 'a..b', 'a.lock', 'a b', 'é', '', 'x'.repeat(101)])(
    'is not named "%s"',
    async (name) => {
      const world = await createWorld();
      expect(await refusalOf(tag(world, 'ZZZZ', name))).toEqual(['bad-input']);
    },
  );

  it('is refused before the merge, and to somebody without a right', async () => {
    const world = await createWorld();
    const id = await planned(world);
    expect(await refusalOf(tag(world, id, 'v1'))).toEqual(['nothing-to-do']);
    expect(await refusalOf(tag(world, id, 'v1', kim))).toEqual(['no-right']);
  });
});

describe('two points of a history', () => {
  it('differ by resources, settings, cost and files written by hand', async () => {
    const world = await createWorld();
    const first = await applied(world);
    await tag(world, first, 'v1.0.0');
    const second = await applied(world, { network: '', vms: ['web'] });
    const at = 'projects/web-dev';
    const yaml = world.repositories.text('main', `${at}/resources/vm-web.yaml`) ?? '';
    world.repositories.push('main', {
      [`${at}/resources/vm-web.yaml`]: yaml.replace('e2-small', 'e2-medium'),
      [`${at}/extra.tf`]: '# by hand\n',
    });
    await world.settle();
    const diff = async (from: string, to: string) =>
      diffLines(await comparePoints(world.ports, world.project, { from, to }));
    expect(await diff('v1.0.0', second)).toEqual([
      '+ vm-web',
      expect.stringMatching(/^cost: \$\d+\.\d\d -> \$\d+\.\d\d a month/),
    ]);
    const tip = world.repositories.tip('main') ?? '';
    expect(await diff(second, tip)).toEqual([
      '~ vm-web',
      '    machine_type: "e2-small" -> "e2-medium"',
      '+ projects/web-dev/extra.tf',
      expect.stringMatching(/^cost: /),
    ]);
    expect(await diff(tip, 'v1.0.0')).toContain('- vm-web');
    expect(await diff(second, second.toLowerCase())).toEqual(['Nothing differs.']);
  });
});
