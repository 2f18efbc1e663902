import { noSettings } from '../../../src/core/guild-settings.ts';
import { type LimitName, personKey } from '../../../src/core/limit.ts';
import { GUILD } from '../../fakes/words.ts';
import { ana, createWorld, mira, type WorldOptions } from '../world.ts';

export const AUDIT = '600000000000000009';

/** A world whose administrators hear of things in a channel, and whose subscriber is mira. */
export async function limitsWorld(options: WorldOptions = {}) {
  const world = await createWorld(options);
  await world.store.guilds.choose({ ...noSettings(GUILD), auditChannel: AUDIT, subscribers: [mira.id] });
  const { project } = world;
  return {
    ...world,
    /** As an administrator sets it. */
    set: (name: string, most: number | string, more: { region?: string; person?: string } = {}) =>
      world.useCases.setQuota({
        ...{ guild: GUILD, by: mira, project: project.id, name },
        most: String(most),
        ...more,
      }),
    budget: (limit: string, more: { alerts?: string; beyond?: string } = {}) =>
      world.useCases.setBudget({ guild: GUILD, by: mira, project: project.id, limit, ...more }),
    /** Used, reserved and limit of one name, as ana sees it. */
    async load(name: LimitName) {
      const { loads } = await world.useCases.quotaOf({ guild: GUILD, by: ana, project: project.id });
      const found = loads.find((load) => load.name === name);
      return found && [found.used, found.reserved, found.limit];
    },
    /** Titles of what was told where, in order. */
    told: () => world.notices.map(({ body, to }) => `${'channel' in to ? 'channel' : to.person}: ${body.title}`),
  };
}

export type LimitsWorld = Awaited<ReturnType<typeof limitsWorld>>;
export const KEY = personKey(ana);
