import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as play from '../../sandbox/story/steps.ts';
import { chainTests } from './chain.ts';
import { expectOneStory, lobbies, made } from './outcome.ts';
import { createRandom } from './random.ts';
import { createProject } from './request.ts';
import { left, prepareSite, type Site } from './site.ts';

const KILLS = 6;
/** It dies around one of so many requests after its start, of which a few are needed to get ready. */
const REQUESTS = { github: 20, discord: 10 };
const AROUND_MS = 40;
/** How long a person looks at a card before trying again. */
const LOOK_MS = 1_500;
// Other moments with every run at a desk; the same ones where a run decides about a change.
const seed = Number(process.env.CRASH_SEED ?? (process.env.CI ? 20_261_120 : Math.floor(Math.random() * 2 ** 31)));

/** Somebody who presses what there is to press, again and again, while the program dies under their hands. */
function insistent(site: Site) {
  const { mira } = site;
  const seen = (deploy: string): string => lobbies(site, deploy)[0] ?? '';

  /** Does `act` until the lobby reads so; what an act is answered with does not matter. */
  async function insist(deploy: string, words: string | RegExp, act: () => Promise<unknown>): Promise<void> {
    const fits = (text: string) => text.search(words) >= 0;
    while (!fits(seen(deploy))) {
      await act().catch(() => {});
      await play.lobbyThat(site, deploy, fits, `reads ${words}`, LOOK_MS).catch(() => {});
    }
  }

  /** The deploy of a lobby that was not there before. */
  async function open(known: ReadonlySet<string>): Promise<string> {
    const find = () =>
      site.discord
        .messages(site.channel.id)
        .flatMap(({ text }) => /([0-9A-HJKMNP-TV-Z]{4}) · by/.exec(text)?.[1] ?? [])
        .find((id) => !known.has(id));
    for (;;) {
      await mira.run('cloud-deploy', { project: 'web' }, { channel: site.channel }).catch(() => {});
      const found = await site.discord.until(find, 'a lobby appears', 2 * LOOK_MS).catch(() => undefined);
      if (found) return found;
    }
  }

  return {
    async deploys(name: string, known: ReadonlySet<string>): Promise<string> {
      const deploy = await open(known);
      const lobby = () => play.lobbyThat(site, deploy, () => true, 'is there');
      const click = (label: string) => async () => play.press(mira, site, await lobby(), label);
      await insist(deploy, /Resources \(1\)|Plan ready/, async () => play.addNetwork(mira, await lobby(), { name }));
      await insist(deploy, /Approve & Deploy|About to apply|Appl(ying|ied)/, click('Plan'));
      await insist(deploy, 'Merged as', click('Approve & Deploy'));
      return deploy;
    },
  };
}

describe.skipIf(left !== undefined)('a program that is killed at any moment', () => {
  let site: Site;
  chainTests(() => site);
  beforeAll(async () => {
    site = await prepareSite({ latencyMs: 100 });
    await site.start();
    await createProject(site, 'web');
    await site.crash();
  });
  afterAll(() => site?.end());

  it(`brings every story to its end (CRASH_SEED=${seed})`, async () => {
    const random = createRandom(seed);
    let isCalm = false;
    const storm = async () => {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const line = random() < 0.6 ? 'github' : 'discord';
        const nth = 1 + Math.floor(random() * REQUESTS[line]);
        const when = random() < 0.5 ? 'before' : 'after';
        await site.dieAt(line, { when, path: /./, nth, lingerMs: random() * AROUND_MS }, () => site.start());
      }
      isCalm = true;
      await site.start();
    };
    const told = async () => {
      const deploys: string[] = [];
      const person = insistent(site);
      while (!isCalm) {
        const known = new Set(site.database.rows<{ id: string }>('select id from deploys').map(({ id }) => id));
        deploys.push(await person.deploys(`net-${deploys.length}`, known));
      }
      return deploys;
    };
    const [deploys] = await Promise.all([told(), storm()]);
    for (const deploy of deploys) await expectOneStory(site, deploy);
    expect(await made(site)).toHaveLength(4 * deploys.length);
  });
});
