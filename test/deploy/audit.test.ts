import { expect, it } from 'vitest';
import { createVerifier, GENESIS } from '../../src/core/audit/chain.ts';
import { GUILD } from '../fakes/words.ts';
import { applied, draft } from './steps.ts';
import { ana, bo, createWorld, mira, type World } from './world.ts';

const trail = ({ store }: Pick<World, 'store'>) => store.audit.following({}, { limit: 100, after: 0 });

it('has every step of a deploy, with who, which plan and which commit, in an unbroken chain', async () => {
  const world = await createWorld();
  const deploy = await applied(world);
  const rows = await trail(world);
  expect(rows.map(({ what }) => what)).toEqual(
    (await world.store.deploys.events(deploy)).map(({ event }) => event.kind),
  );
  const { head } = await world.get(deploy);
  expect(rows.find(({ what }) => what === 'approved')).toMatchObject({
    ...{ guild: GUILD, project: world.project.id, deploy, plan: `${deploy}.1`, commit: head },
    ...{ actor: `discord:${ana.id}`, surface: 'discord' },
  });
  expect(rows.find(({ what }) => what === 'planned')).toMatchObject({ actor: 'system:guildops' });
  const verifier = createVerifier(GENESIS, [{ ...(await world.store.audit.head()), where: 'here' }]);
  expect(rows.map((row) => verifier.next(row)).filter(Boolean)).toEqual([]);
});

it('has why a deploy was cancelled, and by whom', async () => {
  const world = await createWorld();
  const deploy = await draft(world);
  await world.useCases.cancelDeploy({ deploy, by: ana, why: 'a mistake' });
  expect((await trail(world)).at(-1)).toMatchObject({ what: 'cancelled', details: '{"why":"a mistake"}' });
});

it('has what administrators set', async () => {
  const world = await createWorld();
  await world.useCases.grantRight({
    guild: GUILD,
    by: mira,
    subject: { kind: 'discord-user', id: bo.id },
    role: 'viewer',
  });
  const [row] = await trail(world);
  expect(row).toMatchObject({ what: 'granted', actor: `discord:${mira.id}` });
  expect(JSON.parse(row?.details ?? '')).toMatchObject({ to: `discord-user:${bo.id}`, role: 'viewer' });
});
