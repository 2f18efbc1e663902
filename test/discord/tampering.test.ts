import { describe, expect, it } from 'vitest';
import type { Actor, SeenMessage } from '../../sandbox/discord/index.ts';
import { noSettings } from '../../src/core/guild-settings.ts';
import type { DeployId, GuildId } from '../../src/core/ids.ts';
import { clickId } from '../../src/discord/click-id.ts';
import { cardId } from '../../src/discord/custom-id.ts';
import { projectCardId } from '../../src/discord/project-card-id.ts';
import { askQuotaId, moreQuotaId } from '../../src/discord/quota-click.ts';
import { applied, draft, planned } from '../deploy/steps.ts';
import { ana, createWorld, type World } from '../deploy/world.ts';
import { aProject, discordPerson, REPO } from '../fakes/words.ts';
import { ACTIONS } from './known-ids.ts';
import { setStage } from './stage.ts';

/** What the samples are about: one deploy in each state that has buttons, and an open question. */
interface Scene {
  draft: DeployId;
  ready: DeployId;
  applied: DeployId;
  request: string;
  quota: string;
  counsel: string;
  revision: (id: DeployId) => number;
}

interface Sample {
  id: string;
  values?: string[];
  fields?: Record<string, string>;
}

const project = aProject().id;
const LINE = 'network-main';

/** Of each action an id as a card shows it, with what whoever may would send along. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, (scene: Scene) => Sample>>>> = {
  g1: {
    'add-resource': (s) => ({ id: ofDraft(s, 'add-resource', 'network'), fields: { name: 'mine' } }),
    'add-template': (s) => ({ id: ofDraft(s, 'add-template', 'web-server'), fields: { name: 'mine' } }),
    'change-line': (s) => ({ id: ofDraft(s, 'change-line', LINE), fields: { purpose: 'mine' } }),
    'save-template': (s) => ({ id: ofDraft(s, 'save-template'), fields: { name: 'mine', summary: '' } }),
    'add-file': (s) => ({ id: ofDraft(s, 'add-file') }),
    'drop-line': (s) => ({ id: ofDraft(s, 'drop-line', LINE) }),
    lines: (s) => ({ id: cardId('lines', s.draft, 0) }),
    'remove-resource': (s) => ({ id: ofDraft(s, 'remove-resource', 'network-first'), fields: { name: 'first' } }),
    resources: (s) => ({ id: cardId('resources', s.draft, 0) }),
    'open-resource': (s) => ({ id: cardId('open-resource', s.draft, 0), values: [LINE] }),
    copy: (s) => ({ id: cardId('copy', s.applied, s.revision(s.applied)) }),
    anew: (s) => ({ id: ofDraft(s, 'anew') }),
    details: ({ ready }) => ({ id: cardId('details', ready, 0, 'resources') }),
    follow: ({ ready }) => ({ id: cardId('follow', ready, 0, 'resources', 'on') }),
    drop: (s) => ({ id: ofDraft(s, 'drop'), values: [LINE] }),
    'keep-size': (s) => ({ id: ofDraft(s, 'keep-size', LINE) }),
    plan: (s) => ({ id: ofDraft(s, 'plan') }),
    approve: ({ ready }) => ({ id: cardId('approve', ready, 1) }),
    'approve-and-deploy': ({ ready }) => ({ id: cardId('approve-and-deploy', ready, 1), fields: { project } }),
    deploy: ({ ready }) => ({ id: cardId('deploy', ready, 1), fields: { project } }),
    replan: (s) => ({ id: cardId('replan', s.ready, s.revision(s.ready)) }),
    cancel: (s) => ({ id: cardId('cancel', s.ready, s.revision(s.ready)), fields: { project } }),
    stop: (s) => ({ id: cardId('stop', s.ready, s.revision(s.ready)) }),
    'fix-findings': ({ ready }) => ({ id: cardId('fix-findings', ready, 1) }),
    rollback: (s) => ({ id: cardId('rollback', s.applied, s.revision(s.applied)) }),
    add: (s) => ({ id: ofDraft(s, 'add'), values: ['network'] }),
    menu: (s) => ({ id: ofDraft(s, 'menu', 'vm'), values: ['e2'] }),
    form: (s) => ({ id: ofDraft(s, 'form', 'network') }),
    templates: (s) => ({ id: ofDraft(s, 'templates') }),
    template: (s) => ({ id: ofDraft(s, 'template'), values: ['web-server'] }),
    area: (s) => ({ id: ofDraft(s, 'area', 'vm'), values: ['Europe'] }),
    attach: (s) => ({ id: ofDraft(s, 'attach', LINE) }),
    remove: (s) => ({ id: ofDraft(s, 'remove', LINE) }),
    upload: (s) => ({ id: ofDraft(s, 'upload') }),
    edit: (s) => ({ id: ofDraft(s, 'edit'), values: [LINE] }),
    save: (s) => ({ id: ofDraft(s, 'save') }),
    confirm: ({ ready }) => ({ id: cardId('confirm', ready, 1, 'deploy', '3', project) }),
    interrupt: (s) => ({ id: cardId('interrupt', s.ready, s.revision(s.ready), project) }),
    'deploy-at': ({ ready }) => ({ id: cardId('deploy-at', ready, 1), fields: { at: '22:00', project } }),
    'break-glass': ({ ready }) => ({ id: cardId('break-glass', ready, 1), fields: { reason: 'mine', project } }),
    unask: ({ ready }) => ({ id: cardId('unask', ready, 1) }),
    'request-changes': ({ ready }) => ({ id: cardId('request-changes', ready, 1), fields: { text: 'mine' } }),
    'withdraw-request': ({ ready }) => ({ id: cardId('withdraw-request', ready, 1) }),
    wish: ({ ready }) => ({ id: cardId('wish', ready, 1) }),
    schedule: ({ ready }) => ({ id: cardId('schedule', ready, 1) }),
    glass: ({ ready }) => ({ id: cardId('glass', ready, 1) }),
    busy: (s) => ({ id: ofDraft(s, 'busy') }),
  },
  p1: {
    'fix-drift': () => ({ id: projectCardId('fix-drift', project, 'abc123') }),
    'accept-drift': () => ({ id: projectCardId('accept-drift', project, 'abc123') }),
  },
  s1: {
    'advice-up': ({ ready }) => ({ id: clickId('advice-up', ready, '1') }),
    'advice-down': ({ ready }) => ({ id: clickId('advice-down', ready, '1') }),
    diagram: ({ ready }) => ({ id: clickId('diagram', ready, '1') }),
    'hint-hide': ({ ready }) => ({ id: clickId('hint-hide', ready, '1'), values: ['0'] }),
    turn: () => ({ id: clickId('turn', 'all', '1', '', '', '', '', '') }),
    share: () => ({ id: clickId('share', 'all', '1', '', '', '', '', '') }),
    'history-entry': ({ applied: id }) => ({ id: clickId('history-entry', project, '1'), values: [id] }),
    'history-diff': ({ applied: id }) => ({ id: clickId('history-diff', id) }),
    'history-tag': ({ applied: id }) => ({ id: clickId('history-tag', id) }),
    release: ({ applied: id }) => ({ id: clickId('release', id), fields: { tag: 'v6.6.6' } }),
    'project-approve': ({ request }) => ({ id: clickId('project-approve', request) }),
    'project-deny': ({ request }) => ({ id: clickId('project-deny', request) }),
    'more-quota': () => ({ id: moreQuotaId({ project }) }),
    'ask-quota': () => ({
      id: askQuotaId({ project }),
      fields: { name: 'compute.instances', most: '999', why: 'mine' },
    }),
    'grant-quota': ({ quota }) => ({ id: clickId('grant-quota', quota) }),
    'deny-quota': ({ quota }) => ({ id: clickId('deny-quota', quota) }),
    'write-policies': () => ({ id: clickId('write-policies') }),
    'fill-policy': () => ({ id: clickId('fill-policy') }),
    'keep-policy': () => ({
      id: clickId('keep-policy'),
      fields: { id: 'mine', type: 'region', resources: '*', says: 'allowed: { region: europe-* }', effect: 'warn' },
    }),
    'keep-policies': () => ({
      id: clickId('keep-policies'),
      fields: { yaml: 'policies: [{ id: mine, type: region, allowed: { region: "*" }, reason: mine }]' },
    }),
    access: () => ({ id: clickId('access', project, 'user') }),
    'access-asked': () => ({ id: clickId('access-asked', project, 'user'), fields: { why: '' } }),
    'access-answer': () => ({ id: clickId('access-answer', '1', '30d') }),
    'link-check': () => ({ id: clickId('link-check') }),
    'link-confirm': () => ({ id: clickId('link-confirm', 'mira-hub') }),
    'link-drop': () => ({ id: clickId('link-drop') }),
    'advice-open': ({ counsel }) => ({ id: clickId('advice-open'), values: [counsel] }),
    'advice-start': ({ counsel }) => ({ id: clickId('advice-start', counsel) }),
    'advice-project': ({ counsel }) => ({ id: clickId('advice-project', counsel), values: [project] }),
    'advice-key': ({ counsel }) => ({ id: clickId('advice-key', counsel, project) }),
    'advice-begin': ({ counsel }) => ({
      id: clickId('advice-begin', counsel, project),
      fields: { ssh_public_key: 'ssh-ed25519 mine' },
    }),
    setup: () => ({ id: clickId('setup', 'auditchannel'), values: ['800000000000000001'] }),
    'setup-test': () => ({ id: clickId('setup-test') }),
    'setup-alerts': () => ({ id: clickId('setup-alerts', 'on') }),
    'setup-again': () => ({ id: clickId('setup-again') }),
  },
};

const ofDraft = (scene: Scene, action: string, ...args: string[]): string =>
  cardId(action, scene.draft, scene.revision(scene.draft), ...args);

const ALL = Object.entries(SAMPLES).flatMap(([version, actions]) =>
  Object.entries(actions).map(([action, sample]) => ({ version, action, sample })),
);

/** Ids that no card shows, made from one that a card does. */
const garbage = (id: string): string[] => {
  const [version = '', action = '', ...rest] = id.split(':');
  return [
    ...[version, `${version}:${action}`, `${id}:`, `${id}:${'x'.repeat(99 - id.length)}`, id.toUpperCase()],
    ...[`${version}:__proto__:${rest.join(':')}`, `${version}:constructor`, `x9:${action}:${rest.join(':')}`],
    ...[[version, action, ...rest.map(() => '../..')].join(':'), [version, action, ...rest.map(() => '')].join(':')],
    [version, action, ...rest.toReversed()].join(':'),
  ].map((each) => each.slice(0, 100));
};

/** A world in the server of the stage: everything that can be clicked is ana's, and mira administers. */
async function worldIn(guild: GuildId, other: GuildId): Promise<{ world: World; scene: Scene }> {
  const repos = { repos: [REPO] };
  const rules = { guilds: new Map([guild, other].map((one) => [one, repos] as const)) };
  const world = await createWorld({ project: { guild }, rules, users: [] });
  const { store, clock, useCases } = world;
  await store.governance.addGrant({
    ...{ guild, subject: { kind: 'discord-user', id: ana.id }, role: 'user', grantedBy: 'test' },
    grantedAt: clock.now(),
  });
  await store.guilds.choose({ ...noSettings(guild), approversChannel: '600000000000000009' });
  const done = await applied(world, { network: 'first' });
  const ready = await planned(world, { network: 'second' });
  const open = await draft(world);
  const wanted = {
    ...{ id: 'shop', provider: 'gcp' as const, region: 'us-central1', environment: 'dev' as const, description: '' },
  };
  const asked = { guild, by: ana, channel: '600000000000000008', cause: 'interaction-x', wanted };
  const { id: request } = await useCases.requestProject(asked);
  const more = { guild, by: ana, project, name: 'vm', most: '20', why: 'more', cause: 'interaction-q' };
  const { id: quota } = await useCases.askQuota(more);
  const useCase = 'REST API for a mobile app';
  const { id: counsel } = await useCases.advise({ guild, by: ana, useCase, cause: 'interaction-a' });
  const all = await Promise.all([open, ready, done].map((id) => store.deploys.get(id)));
  const revision = (id: DeployId) => all.find((deploy) => deploy.id === id)?.revision ?? 0;
  return { world, scene: { draft: open, ready, applied: done, request, quota, counsel, revision } };
}

/** Everything that a click could change. */
async function whatIs({ store, project: { guild } }: World, other: GuildId): Promise<unknown> {
  const guilds = await Promise.all(
    [guild, other].map(async (one) => [
      await store.deploys.search(one, {}, 100),
      await store.projects.ofGuild(one),
      await store.governance.grants(one),
      await store.guilds.settings(one),
      await store.projectRequests.open(one),
      await store.templates.of(one, 'gcp'),
    ]),
  );
  return JSON.parse(JSON.stringify(guilds));
}

async function setScene() {
  let made: Awaited<ReturnType<typeof worldIn>> | undefined;
  const other = { id: '' as GuildId };
  const stage = await setStage({
    clock: { now: () => new Date('2026-11-21T12:00:00Z') },
    world: async (guild) => {
      other.id = '799999999999999999' as GuildId;
      made = await worldIn(guild, other.id);
      return made.world;
    },
  });
  if (!made) throw new Error('no world');
  return { stage, ...made, other: other.id };
}

/** A private answer of somebody: a message of ours to send forged clicks from. */
const anyMessage = async (who: Actor): Promise<SeenMessage> => (await who.run('/cloud-projects')).settled();

describe('an id', () => {
  it('of every action there is has a sample here', () => {
    for (const [version, actions] of Object.entries(ACTIONS))
      expect(Object.keys(SAMPLES[version] ?? {}).sort()).toEqual([...actions].sort());
  });

  it('gains nothing for somebody without a right, as shown, of another revision, of no deploy, or as garbage', async () => {
    const { stage, world, scene, other } = await setScene();
    const before = await whatIs(world, other);
    const message = await anyMessage(stage.bo);
    for (const { sample } of ALL) {
      const { id, ...forged } = sample(scene);
      await stage.bo.forge(message, id, forged);
      await stage.bo.forge(message, id, { values: ['../../etc', '@everyone'] });
      await stage.bo.forge(message, id, { fields: { name: '`x`'.repeat(900) } });
      for (const bad of garbage(id)) await stage.bo.forge(message, bad, forged);
    }
    await stage.idle();
    expect(stage.failures).toEqual([]);
    expect(await whatIs(world, other)).toEqual(before);
    expect(stage.discord.messages(stage.channel.id)).toEqual([]);
  });

  it('of one server gains nothing in another, not even for its administrator', async () => {
    const { stage, world, scene, other } = await setScene();
    // The same program is in both; what is asked comes from the other one, by a person who administers that.
    const theirs = stage.discord.addGuild({ name: 'Other' });
    stage.discord.addChannel(theirs, 'general');
    const eve = stage.discord.addMember(theirs, 'eve');
    await stage.stop();
    await stage.start([stage.guild.id, theirs.id]);
    const guild = theirs.id as GuildId;
    await world.store.governance.addGrant({
      ...{ guild, subject: { kind: 'discord-user', id: eve.id }, role: 'admin', grantedBy: 'test' },
      grantedAt: world.clock.now(),
    });
    const before = await whatIs(world, other);
    const message = await anyMessage(eve);
    for (const { sample } of ALL) {
      const { id, ...forged } = sample(scene);
      await eve.forge(message, id, forged);
    }
    await stage.idle();
    expect(stage.failures).toEqual([]);
    expect(await whatIs(world, other)).toEqual(before);
  });

  it('of an earlier revision or plan gains nothing, also for whoever may', async () => {
    const { stage, world, scene, other } = await setScene();
    const { guild } = world.project;
    const may = discordPerson('ana', { id: stage.ana.id });
    await world.store.governance.addGrant({
      ...{ guild, subject: { kind: 'discord-user', id: may.id }, role: 'admin', grantedBy: 'test' },
      grantedAt: world.clock.now(),
    });
    const before = await whatIs(world, other);
    const message = await anyMessage(stage.ana);
    const stale = [
      ...['plan', 'drop', 'cancel', 'replan', 'stop'].map((action) => cardId(action, scene.draft, 99)),
      ...['approve', 'deploy', 'approve-and-deploy'].map((action) => cardId(action, scene.ready, 9)),
    ];
    for (const id of stale) {
      await stage.ana.forge(message, id);
      await stage.ana.forge(message, id, { fields: { project } });
    }
    await stage.idle();
    expect(stage.failures).toEqual([]);
    expect(await whatIs(world, other)).toEqual(before);
  });
});
