import { Locale, PermissionFlagsBits } from 'discord.js';
import { expect, it } from 'vitest';
import type { GuildId, ProjectId } from '../../src/core/ids.ts';
import { applied, planned } from '../deploy/steps.ts';
import { createWorld, type World } from '../deploy/world.ts';
import { aFind, discordPerson, NOW, REPO } from '../fakes/words.ts';
import { englishIn } from './render/english.ts';
import { setStage } from './stage.ts';

/** A server with an applied and a planned deploy, and two people whose clients are German: jo administers it, kai may do nothing. */
async function germanStage() {
  let world: World | undefined;
  const ana = discordPerson('ana');
  const stage = await setStage({
    clock: { now: () => NOW },
    locale: Locale.German,
    world: async (guild) => {
      world = await createWorld({
        project: { guild, budgetUsd: 100, description: '' },
        rules: { guilds: new Map([[guild, { repos: [REPO] }]]) },
        users: [],
      });
      await grant(world, guild, ana.id, 'user');
      await found(world);
      await applied(world, { network: 'first', vms: ['a'] });
      await planned(world, { network: 'second' });
      return world;
    },
  });
  const as = (name: string) =>
    stage.discord.addMember(stage.guild, name, {
      permissions: PermissionFlagsBits.ManageGuild,
      locale: Locale.German,
    });
  const [jo, kai] = [as('jo'), as('kai')];
  if (!world) throw new Error('no world');
  await grant(world, stage.guild.id as GuildId, jo.id, 'admin');
  return { ...stage, jo, kai };
}

/** A project that people wrote by hand. */
async function found({ store, repositories, project }: World): Promise<void> {
  await store.projects.add({ ...project, id: 'infra' as ProjectId, name: 'infra', directory: 'infra', found: aFind });
  repositories.push('main', { 'infra/main.tf': 'resource "google_compute_network" "main" {}\n' });
  await repositories.refresh(project.repo);
}

const grant = ({ store }: World, guild: GuildId, id: string, role: 'user' | 'admin') =>
  store.governance.addGrant({
    ...{ guild, subject: { kind: 'discord-user' as const, id }, role, grantedBy: 'test', grantedAt: NOW },
  });

it('answers the commands of the main flow in German, and refuses in German', async () => {
  const { jo, kai, channel, failures } = await germanStage();
  const project = { project: 'web-dev' };
  const asked = [
    ['/cloud-list', {}],
    ['/cloud-list', project],
    ['/cloud-list', { project: 'infra' }],
    ['/cloud-projects', {}],
    ['/cloud-history', project],
    ['/cloud-quota', project],
    ['/cloud-cost', project],
    ['/cloud-cost', {}],
    ['/cloud-stats', {}],
    ['/cloud-access', {}],
    ['/cloud-health', {}],
    ['/cloud-setup', {}],
    ['/cloud-admin-list', {}],
    ['/cloud-edit', { ...project, resource: 'vm-a' }],
    ['/cloud-deploy', { ...project, kind: 'vm', name: 'b', type: 'e2-small' }],
    ['/cloud-cancel', { deploy: 'ZZZZ' }],
  ] as const;
  const english: string[] = [];
  for (const [command, options] of asked) {
    const { text } = await (await jo.run(command, options, { channel })).settled();
    // Why GitHub is silent and where providers come from is said by others, in their words.
    const own = text.replace('it is away', '').replace('the sandbox', '');
    english.push(...englishIn(own).map((line) => `${command}: ${line}`));
  }
  for (const [command, options] of [asked[5], asked[6], asked[10], asked[14]] as const) {
    const { text } = await (await kai.run(command, options, { channel })).settled();
    expect(text).toMatch(/Du brauchst die Rolle/);
    english.push(...englishIn(text).map((line) => `${command}, refused: ${line}`));
  }
  expect(english).toEqual([]);
  expect(failures).toEqual([]);
});

it('lists what people wrote, and that it is not edited from chat', async () => {
  const { jo, channel } = await germanStage();
  const { text } = await (await jo.run('/cloud-list', { project: 'infra' }, { channel })).settled();
  expect(text).toMatch(/von Hand geschrieben, in acme\/infra\/infra: nichts davon wird im Chat geändert/);
  expect(text).toContain('▫️ google_compute_network.main · main.tf · im Code, nicht bekannt, ob angewendet');
});
