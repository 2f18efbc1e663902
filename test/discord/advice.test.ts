import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, SeenMessage } from '../../sandbox/discord/index.ts';
import type { GuildId } from '../../src/core/ids.ts';
import { parseWish } from '../../src/counsel/parse-wish.ts';
import { recommend } from '../../src/counsel/recommend.ts';
import { messageProblems } from '../../src/discord/limits/message.ts';
import { container, text } from '../../src/discord/render/components.ts';
import { comparisonPage, groundsPage, recommendationPage } from '../../src/discord/render/counsel.ts';
import { translateTo } from '../../src/discord/words/t.ts';
import { createWorld, type World, type WorldOptions } from '../deploy/world.ts';
import { discordPerson, NOW, REPO } from '../fakes/words.ts';
import { SSH_KEY } from '../generators/azure/everything.ts';
import { setStage } from './stage.ts';

/** The real use cases behind the real client; ana may deploy. */
async function stageWithAdvice(project: WorldOptions['project'] = {}) {
  let world: World | undefined;
  const stage = await setStage({
    clock: { now: () => NOW },
    world: async (guild) => {
      world = await createWorld({
        project: { ...project, guild },
        rules: { guilds: new Map([[guild, { repos: [REPO] }]]) },
        users: [],
      });
      return world;
    },
  });
  if (!world) throw new Error('no world');
  await world.store.governance.addGrant({
    ...{ guild: stage.guild.id as GuildId, subject: { kind: 'discord-user', id: stage.ana.id }, role: 'user' },
    ...{ grantedBy: 'test', grantedAt: NOW },
  });
  const ask = async (who: Actor, options: Record<string, string>): Promise<SeenMessage> =>
    (await who.run('/cloud-advise', options, { channel: stage.channel })).settled();
  return { ...stage, world, ask };
}

const clicked = async (who: Actor, message: SeenMessage, words: string): Promise<SeenMessage> =>
  (await who.click(message, words)).settled();

describe('/cloud-advise', () => {
  it('recommends privately, on pages, and shares a page without its buttons', async () => {
    const { ask, ana, lobby, failures } = await stageWithAdvice();
    const first = await ask(ana, { use_case: 'REST API for a mobile app with 300 users', budget: 'medium' });
    expect(first.visibleTo).toBe(ana.id);
    expect(first.text).toMatch(
      /Advice: API with a database.*Best on GCP in us-central1: about \$[\d.]+\/mo.*vm-api-1/s,
    );
    const second = await clicked(ana, first, 'Next ›');
    expect(second.text).toMatch(/Clouds compared.*GCP.*AWS.*Other ways/s);
    await clicked(ana, second, 'Share in channel');
    const shared = await lobby('shared by @ana');
    expect(shared.text).toContain('Clouds compared');
    expect(JSON.stringify(shared.components)).not.toContain('advice-start');
    expect(failures).toEqual([]);
  });

  it('starts a deploy with everything in a project that is chosen, and says in the list what came of it', async () => {
    const { ask, ana, world, failures } = await stageWithAdvice();
    const advice = await ask(ana, { use_case: 'Kubernetes for our containers' });
    const where = await clicked(ana, advice, 'Start a deploy from this');
    const begun = await (await ana.select(where, 'Project…', [world.project.id])).settled();
    expect(begun.text).toMatch(/Draft [0-9A-Z]{4} with 3 resources is open/);
    const [draft] = await world.useCases.recentDeploys(world.project.guild);
    expect(draft?.counsel?.title).toBe('Private Kubernetes');
    const list = await ask(ana, {});
    expect(list.text).toContain(`Became ${draft?.id}`);
    const again = await (await ana.select(list, 'Look at one…', [draft?.counsel?.id ?? ''])).settled();
    expect(again.text).toContain('Advice: Private Kubernetes');
    expect(failures).toEqual([]);
  });

  it('asks for a key where machines take no passwords', async () => {
    const { ask, ana, world } = await stageWithAdvice({ provider: 'azure', region: 'westeurope' });
    const advice = await ask(ana, { use_case: 'a small blog for our bakery' });
    const where = await clicked(ana, advice, 'Start a deploy from this');
    const asks = await (await ana.select(where, 'Project…', [world.project.id])).settled();
    expect(asks.text).toContain('public SSH key');
    const form = await ana.click(asks, 'Give the key…');
    const begun = await (await ana.submitModal(form, { 'Public SSH key': SSH_KEY })).settled();
    expect(begun.text).toMatch(/Draft [0-9A-Z]{4} with 2 resources/);
  });

  it('offers no deploy for what must not be built, and says what would be right', async () => {
    const { ask, ana } = await stageWithAdvice();
    const advice = await ask(ana, { use_case: 'train a model on a GPU', budget: 'low' });
    expect(advice.text).toMatch(
      /This must not be built as asked.*of a budget of \$100.*could be done instead.*at most \d+ hours a month/s,
    );
    expect(advice.text).not.toContain('Start a deploy');
    expect((await clicked(ana, advice, 'Next ›')).text).toMatch(/at most \d+ hours a month/);
  });

  it('says what is wrong with a wish, and that there is no project on its cloud', async () => {
    const { ask, ana } = await stageWithAdvice();
    const wrong = await ask(ana, { use_case: 'app', framework: 'hipaa', security: 'standard' });
    expect(wrong.text).toMatch(/says too little.*framework is asked for with another level/s);
    const advice = await ask(ana, { use_case: 'a small blog for our bakery', provider: 'aws' });
    expect((await clicked(ana, advice, 'Start a deploy from this')).text).toContain('There is no project on AWS yet');
  });
});

describe('the pages of advice', () => {
  it('stay within every limit and mention nobody, whatever people, models and practices say', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 10, maxLength: 900, unit: 'binary' }),
        fc.array(fc.string({ maxLength: 400, unit: 'binary' }), { maxLength: 9 }),
        fc.constantFrom('en-US', 'de'),
        (useCase, hostile, locale) => {
          const wish = parseWish({ useCase: `Kubernetes @everyone **x** ${useCase}`, framework: 'hipaa' });
          const recommendation = {
            ...recommend(wish),
            sources: hostile.map((one) => ({ id: one, title: one, reference: `https://x.example/${one}` })),
            remarks: {
              model: hostile.join(),
              dropped: 2,
              remarks: hostile.slice(0, 5).map((one) => ({ text: one, cites: [one] })),
            },
            limited: hostile.join(' '),
          };
          const counsel = {
            ...{
              id: 'abc',
              guild: 'g' as GuildId,
              by: discordPerson('ana'),
              at: NOW,
              wish,
              recommendation,
              deploys: [],
            },
          };
          for (const page of [recommendationPage, comparisonPage, groundsPage]) {
            const components = [container(1, page(counsel, translateTo(locale)).map(text))];
            expect(messageProblems({ components }, true)).toEqual([]);
            expect(JSON.stringify(components)).not.toMatch(/@everyone|<@\d/);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
