import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeployId, Sha } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/person.ts';
import { REQUIREMENTS, type Requirement } from '../../src/core/project.ts';
import { type Problem, Refusal } from '../../src/core/refusal.ts';
import { checkRequirements } from '../../src/deploy/requirements/judge.ts';
import { aFind, anApproval, aPlan, aProject, discordPerson, githubPerson, NOW } from '../fakes/words.ts';
import { deployOf, handMade } from './steps.ts';
import { createWorld, dev, type World } from './world.ts';

const HTTP = 'terraform {\n  backend "http" {}\n}\n';
const rev = githubPerson('rev');

/** A planned pull request of `dev` that changes two folders of a project which requires these. */
async function requiring(required: readonly Requirement[], files: Readonly<Record<string, string>> = {}) {
  const world = await createWorld();
  const config = `version: 1\nprojects: [{name: web, dir: web, environment: dev, requirements: [${required}]}]\n`;
  world.repositories.push('main', { 'guildops.yaml': config, 'web/main.tf': HTTP, ...files });
  await world.settle();
  world.pulls.permissions.set('rev', 'write');
  const number = await handMade(world, {
    branch: 'change',
    files: { 'web/network-a.tf': '', 'web/prod/x.tfvars': 'a = 1\n', 'web/network-b.tf': '' },
  });
  const { id } = await deployOf(world, number);
  return { world, number, id, head: (await world.get(id)).head as Sha };
}

/** What is in the way of an apply, as the person reads it; nothing when it is applied. */
async function inTheWay({ world, id }: { world: World; id: DeployId }, by: Person = dev): Promise<string[]> {
  try {
    await world.useCases.askApply({ deploy: id, by });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(words);
  }
  await world.settle();
  return [];
}
const words = (problem: Problem): string =>
  problem.code === 'requirement' ? `${problem.name}: ${problem.why}` : problem.code;

describe('requirements', () => {
  const given = { deploy: { requester: dev, pushers: [] }, plan: aPlan(), approvals: [], have: 0, need: 1 };
  const found = { ...aFind, requirements: [...REQUIREMENTS] };

  it('that nobody looked at are not met, whichever they are', () => {
    const checks = checkRequirements(aProject({ found }), {}, given);
    expect(checks.map(({ name }) => name)).toEqual([...REQUIREMENTS]);
    for (const { unmet } of checks) expect(unmet).not.toEqual([]);
  });

  it('are not met by what was found out about another head', () => {
    const standing = { head: 'f'.repeat(40) as Sha, obstacles: [] };
    const [check] = checkRequirements(
      aProject({ found: { ...found, requirements: ['mergeable'] } }),
      { standing },
      given,
    );
    expect(check?.unmet).toMatchObject([{ why: 'the branch was pushed to after the plan' }]);
  });

  it('are all told at once, each with its way on', async () => {
    const stage = await requiring(['undiverged', 'mergeable', 'code_owners'], { CODEOWNERS: '* @rev\n' });
    const { world } = stage;
    world.repositories.push('main', { 'README.md': 'more' });
    world.pulls.asked.obstacles.push({ why: 'the required check ci has not come', wayOn: 'Wait for it.' });
    expect(await inTheWay(stage)).toEqual([
      'undiverged: its base is 1 commit ahead',
      'mergeable: the required check ci has not come',
      expect.stringMatching(/^code_owners: nobody who owns .* approved: @rev \(line 1 of CODEOWNERS\)$/),
    ]);
  });

  it('are asked again at the very apply: what came in between takes the ask back', async () => {
    const { world, id } = await requiring(['mergeable']);
    await world.useCases.askApply({ deploy: id, by: dev });
    world.pulls.asked.obstacles.push({ why: 'it is a draft', wayOn: 'Mark it as ready.' });
    await world.settle();
    expect((await world.get(id)).state).toMatchObject({
      at: 'approved',
      refused: [{ code: 'requirement', name: 'mergeable', why: 'it is a draft' }],
    });
    expect(world.pulls.merges).toEqual([]);
    world.pulls.asked.obstacles.length = 0;
    expect(await inTheWay({ world, id })).toEqual([]);
    expect(await world.at(id)).toBe('applied');
  });

  it('are shown while the plan waits, also where GitHub does not answer', async () => {
    const { world, id } = await requiring(['mergeable', 'undiverged']);
    world.pulls.asked.obstacles.push({ why: 'it is a draft', wayOn: 'Mark it as ready.' });
    expect((await world.useCases.viewDeploy(id)).requirements).toMatchObject([
      { name: 'mergeable', unmet: [{ why: 'it is a draft' }] },
      { name: 'undiverged', unmet: [] },
    ]);
    world.faults.once('pulls.standing', 'before');
    expect((await world.useCases.viewDeploy(id)).requirements).toMatchObject([
      { name: 'mergeable', unmet: [{ why: 'it was not compared with what GitHub asks for' }] },
      { unmet: [{ why: 'it was not compared with its base' }] },
    ]);
  });
});

describe('code owners', () => {
  const owners = (text: string, files: Readonly<Record<string, string>> = {}) =>
    requiring(['code_owners'], { CODEOWNERS: text, ...files });

  it('are who may say yes: one of them for every file that has any', async () => {
    const stage = await owners('* @dev\n/web/prod/ @rev @other\n/web/network-a.tf\n');
    const { world, id, head } = stage;
    expect(await inTheWay(stage)).toEqual([
      'code_owners: nobody who owns web/network-b.tf approved: @dev (line 1 of CODEOWNERS)',
      'code_owners: nobody who owns web/prod/x.tfvars approved: @rev, @other (line 2 of CODEOWNERS)',
    ]);
    world.pulls.asked.approvers.push({ login: 'rev', head });
    expect(await inTheWay({ world, id })).toEqual([expect.stringContaining('@dev (line 1')]);
  });

  it.each([
    {
      does: 'a review of the planned head',
      yes: ({ world, head }: Stage) => approve(world, { login: 'rev', head }),
      is: true,
    },
    {
      does: 'a review of an older head',
      yes: ({ world }: Stage) => approve(world, { login: 'rev', head: 'a'.repeat(40) as Sha }),
      is: false,
    },
    {
      does: 'a review by somebody who may not write any more',
      yes({ world, head }: Stage) {
        world.pulls.permissions.set('rev', 'read');
        return approve(world, { login: 'rev', head });
      },
      is: false,
    },
    {
      does: 'an approval here by the owner',
      yes: ({ world, id }: Stage) => world.useCases.approveDeploy({ deploy: id, by: rev }),
      is: true,
    },
    {
      does: 'an approval in Discord under a linked account',
      async yes({ world, id }: Stage) {
        const bo = discordPerson('bo');
        await world.store.governance.addLink({ discordId: bo.id, githubLogin: 'rev', linkedAt: NOW, by: 'discord' });
        await world.store.governance.addLink({ discordId: '99', githubLogin: 'dev', linkedAt: NOW, by: 'discord' });
        await world.useCases.approveDeploy({ deploy: id, by: bo });
      },
      is: true,
    },
    {
      does: 'an approval in Discord under an account that only has the name',
      yes: ({ world, id }: Stage) =>
        world.useCases.approveDeploy({ deploy: id, by: discordPerson('bo', { name: 'rev' }) }),
      is: false,
    },
  ])('have approved by $does: $is', async ({ yes, is }) => {
    const stage = await owners('/web/prod/ @rev\n');
    await yes(stage);
    expect(await inTheWay(stage)).toHaveLength(is ? 0 : 1);
  });

  it('who wrote it or pushed to it do not approve it themselves', async () => {
    const stage = await owners('* @dev\n');
    approve(stage.world, { login: 'dev', head: stage.head });
    expect(await inTheWay(stage)).toEqual([expect.stringContaining('approved: @dev')]);
  });

  it('in teams are asked for once, however many lines and files name them', async () => {
    const stage = await owners(
      '/web/prod/ @acme/platform\n/web/network-a.tf @acme/platform\n*.tfvars @acme/platform\n',
    );
    const { world, head } = stage;
    world.pulls.asked.members.set('acme/platform', { logins: ['rev'] });
    world.pulls.asked.teams.length = 0;
    approve(world, { login: 'rev', head });
    await world.useCases.askApply({ deploy: stage.id, by: rev });
    expect(world.pulls.asked.teams).toEqual(['acme/platform']);
  });

  it.each([
    { what: 'no file', files: {}, says: 'main has no CODEOWNERS' },
    {
      what: 'one that is too large',
      files: { CODEOWNERS: `# ${'x'.repeat(3 * 1024 * 1024)}` },
      says: 'larger than 3 MB',
    },
    {
      what: 'the first of several that GitHub looks for',
      files: { '.github/CODEOWNERS': '* @first\n', CODEOWNERS: '* @rev\n' },
      says: '@first (line 1 of .github/CODEOWNERS)',
    },
    { what: 'a line that is none', files: { 'docs/CODEOWNERS': '!x @rev\n' }, says: 'line 1 of docs/CODEOWNERS' },
    { what: 'words that are no owner', files: { CODEOWNERS: '* platform\n' }, says: 'owned by platform' },
    { what: 'a team that nobody can look into', files: { CODEOWNERS: '* @acme/x\n' }, says: 'no team @acme/x here' },
    { what: 'an address that nobody shows', files: { CODEOWNERS: '* a@acme.example\n' }, says: 'whose address a@acme' },
  ])('are not there by $what', async ({ files, says }) => {
    const stage = await requiring(['code_owners'], files as Record<string, string>);
    approve(stage.world, { login: 'rev', head: stage.head });
    expect((await inTheWay(stage)).join('\n')).toContain(says);
  });

  it('by an address are who shows it on their profile', async () => {
    const stage = await owners('* Rev@acme.example\n');
    stage.world.pulls.asked.emails.set('rev', 'rev@ACME.example');
    approve(stage.world, { login: 'rev', head: stage.head });
    expect(await inTheWay(stage)).toEqual([]);
  });

  it('of a branch count once they are on the default branch', async () => {
    const stage = await owners('* @other\n');
    stage.world.repositories.push('change', { CODEOWNERS: '* @rev\n' });
    await stage.world.settle();
    const head = (await stage.world.get(stage.id)).head as Sha;
    approve(stage.world, { login: 'rev', head });
    expect(await inTheWay(stage)).toEqual([expect.stringContaining('@other')]);
  });

  it('never approve by who asked or pushed, whoever owns what', () => {
    const people = ['ada', 'bob', 'cy'];
    const some = fc.subarray(people);
    fc.assert(
      fc.property(some, some, some, fc.constantFrom(...people), (logins, reviewers, pushers, requester) => {
        const file = { path: 'CODEOWNERS', invalid: [] };
        const owned = [{ line: 1, paths: ['x'], owners: ['@x'], unknown: [], logins: new Set(logins), unsure: [] }];
        const deploy = { requester: githubPerson(requester), pushers: pushers.map((login) => githubPerson(login)) };
        const plan = aPlan();
        const [check] = checkRequirements(
          aProject({ found: { ...aFind, requirements: ['code_owners'] } }),
          { ownership: { file, owned, reviewers } },
          { deploy, plan, approvals: [anApproval(githubPerson(requester))], have: 1, need: 1 },
        );
        const yes = reviewers.some((one) => logins.includes(one) && one !== requester && !pushers.includes(one));
        expect(check?.unmet.length === 0).toBe(yes);
      }),
    );
  });
});

type Stage = Awaited<ReturnType<typeof requiring>>;
const approve = ({ pulls }: World, one: { login: string; head: Sha }): void => void pulls.asked.approvers.push(one);
