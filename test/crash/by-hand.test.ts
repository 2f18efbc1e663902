import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as play from '../../sandbox/story/steps.ts';
import { chainTests } from './chain.ts';
import { eventually } from './database.ts';
import { expectCleanUp, expectOneMerge, made } from './outcome.ts';
import { createProject } from './request.ts';
import { left, prepareSite, type Site } from './site.ts';

const BEGINNING = `
terraform {
  required_version = ">= 1.6"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
  }
  backend "http" {}
}

provider "google" {
  region = "us-central1"
}
`;
const network = (name: string): string => `
resource "google_compute_network" "${name}" {
  name                    = "${name}"
  auto_create_subnetworks = false
}
`;

/** Pull requests and comments of people, on which the program dies. Each test goes on where the one before ended. */
describe.skipIf(left !== undefined)('a pull request made by hand, whose program is killed', () => {
  let site: Site;
  chainTests(() => site);
  beforeAll(async () => {
    site = await prepareSite({ emptyRepository: false });
    await site.start();
    await createProject(site, 'web');
  });
  afterAll(() => site?.end());

  async function openByHand(name: string): Promise<number> {
    const files = { 'projects/web/main.tf': BEGINNING, [`projects/web/${name}.tf`]: network(name) };
    await site.li.push(site.repo, name, { files, message: `Add ${name}` });
    return site.li.openPull(site.repo, { title: `Add ${name}`, head: name });
  }
  const stateOf = (pull: number) =>
    site.database.rows<{ state: string }>('select state from deploys where pull = ?', pull)[0]?.state;
  const planned = (pull: number) => play.stickyThat(site, pull, (body) => body.includes('1 to add'), 'shows the plan');

  it('is planned from the webhook that was stored and not worked off', async () => {
    await site.dieAt('webhooks', { when: 'after', path: /./, body: /"action":"opened"/ }, () => openByHand('first'));
    await site.dieAt('github', { when: 'before', path: /\/collaborators\/li\/permission$/ }, () => site.start());
    expect(stateOf(1)).toBe('planning');
  });

  it('is planned again when the plan was made and not stored', async () => {
    await site.start();
    await planned(1);
    await site.quiet();
    expect(stateOf(1)).toBe('plan_ready');
  });

  it('is applied by a comment that was stored and not worked off, and again not by the same comment', async () => {
    const order = { when: 'after', path: /./, body: /"body":"guildops apply"/ } as const;
    await site.dieAt('webhooks', order, () => site.li.comment(site.repo, 1, 'guildops apply'));
    const answered = { when: 'after', method: 'POST', path: /\/comments\/\d+\/reactions$/, body: /rocket/ } as const;
    await site.dieAt('github', answered, () => site.start());
    await site.start();
    await play.pullThat(site, play.isMerged, 'is merged');
    await site.quiet();
    await expectOneMerge(site, 1);
    await expectCleanUp(site);
    expect(await made(site)).toEqual(['google_compute_network first']);
  });

  it('has the order answered once, with nothing refused', () => {
    const comments = site.github.comments(site.repo, 1);
    const order = comments.find(({ body }) => body === 'guildops apply');
    expect(order?.reactions.map(({ content }) => content).sort()).toEqual(['eyes', 'rocket']);
    expect(comments.filter(({ body }) => body.includes('refused'))).toEqual([]);
  });

  it('is found when it was opened while nobody was there', async () => {
    await site.crash();
    await openByHand('second');
    await site.start();
    await planned(2);
  });

  it('is planned anew when it was pushed to while nobody was there', async () => {
    await site.quiet();
    await site.crash();
    const files = { 'projects/web/second.tf': network('other') };
    const head = await site.li.push(site.repo, 'second', { files, message: 'Another one' });
    await site.start();
    await play.stickyThat(site, 2, (body) => body.includes('google_compute_network.other'), 'shows the new plan');
    await site.quiet();
    expect(site.github.pull(site.repo, 2)?.head.sha).toBe(head);
  });

  it('gives its lock back when it was closed while nobody was there', async () => {
    await site.crash();
    await site.li.close(site.repo, 2);
    await site.start();
    await eventually(() => (stateOf(2) === 'cancelled' ? true : undefined), 'it is cancelled');
    await site.quiet();
    await expectCleanUp(site);
  });
});
