import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainTests } from './chain.ts';
import { eventually } from './database.ts';
import { done } from './outcome.ts';
import { left, prepareSite, type Site } from './site.ts';

const BEGIN = {
  'guildops.yaml': 'version: 1\napply: after_merge\nprojects: [{name: net, dir: net, environment: dev}]\n',
  'net/main.tf': 'terraform {\n  backend "http" {}\n}\n',
};
const thing = (name: string) => ({ [`net/${name}.tf`]: `resource "terraform_data" "${name}" {\n  input = "x"\n}\n` });

/** The program is killed around a merge that comes before its apply. Each test goes on where the one before ended. */
describe.skipIf(left !== undefined)('a merge that comes before its apply, whose program is killed', () => {
  let site: Site;
  chainTests(() => site);
  beforeAll(async () => {
    site = await prepareSite({ emptyRepository: false });
    await site.li.push(site.repo, 'main', { files: BEGIN, message: 'Begin' });
    await site.start();
  });
  afterAll(() => site?.end());

  const stateOf = (pull: number) =>
    site.database.rows<{ state: string }>('select state from deploys where pull = ?', pull)[0]?.state;
  const reads = (pull: number, state: string) =>
    eventually(() => (stateOf(pull) === state ? true : undefined), `#${pull} is ${state}`);
  const kindsOf = (pull: number) =>
    site.database
      .rows<{ kind: string }>(
        'select kind from events join deploys on deploys.id = events.deploy where pull = ? order by n',
        pull,
      )
      .map(({ kind }) => kind);

  async function open(name: string): Promise<number> {
    await site.li.push(site.repo, name, { files: thing(name), message: `Add ${name}` });
    const number = await site.li.openPull(site.repo, { title: `Add ${name}`, head: name });
    await reads(number, 'plan_ready');
    return number;
  }

  /** Merged once, applied once, and nothing is held. */
  async function expectOneWay(pull: number): Promise<void> {
    await reads(pull, 'applied');
    await site.quiet();
    expect(done(site, 'PUT', new RegExp(`/pulls/${pull}/merge$`))).toBe(1);
    const kinds = kindsOf(pull);
    for (const kind of ['landed', 'apply-started', 'applied', 'merged'])
      expect(
        kinds.filter((one) => one === kind),
        kind,
      ).toHaveLength(1);
    expect(site.database.rows('select * from locks')).toEqual([]);
    expect((await site.github.tags(site.repo)).filter(({ name }) => name.endsWith(`-${pull}`))).toHaveLength(1);
  }

  it('goes on when GitHub has merged and nobody heard the answer', async () => {
    const number = await open('first');
    const merge = { when: 'after', method: 'PUT', path: /\/pulls\/\d+\/merge$/ } as const;
    await site.dieAt('github', merge, () => site.li.comment(site.repo, number, 'guildops apply'));
    expect(site.github.pull(site.repo, number)?.merged).toBeDefined();
    await site.start();
    await expectOneWay(number);
  });

  it('goes on when GitHub was not asked yet', async () => {
    const number = await open('second');
    const merge = { when: 'before', method: 'PUT', path: /\/pulls\/\d+\/merge$/ } as const;
    await site.dieAt('github', merge, () => site.li.comment(site.repo, number, 'guildops apply'));
    expect(site.github.pull(site.repo, number)?.merged).toBeUndefined();
    await site.start();
    await expectOneWay(number);
  });

  it('finds what a person merged while nobody was there', async () => {
    const number = await open('third');
    await site.quiet();
    await site.crash();
    await site.li.merge(site.repo, number);
    await site.start();
    await eventually(() => (kindsOf(number).includes('landed') ? true : undefined), 'it is known to be merged');
    await reads(number, 'plan_ready');
    await site.quiet();
    expect(site.database.rows('select * from locks')).toHaveLength(1);
    await site.li.comment(site.repo, number, 'guildops apply');
    await reads(number, 'applied');
  });
});
