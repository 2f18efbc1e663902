import type { Deploy } from '../core/deploy.ts';
import type { GuildId } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import type { Clock, Log } from '../deploy/ports.ts';
import type { UseCases } from '../deploy/use-cases.ts';
import { within } from './within.ts';

/** What suggestions are made from. A person who types waits for it, so it may be some seconds old. */
export interface Remembered {
  projects: readonly Project[];
  deploys: readonly Deploy[];
}

const FRESH_MS = 5_000;
/** Discord gives up on suggestions after 3 seconds; then rather none than late. */
export const PATIENCE_MS = 1_200;

const NOTHING: Remembered = { projects: [], deploys: [] };

/** The projects and latest deploys of each server, kept for some seconds. */
export function createGuildMemory({ useCases, clock, log }: { useCases: UseCases; clock: Clock; log: Log }) {
  const known = new Map<GuildId, { at: number; value: Remembered }>();
  const loading = new Map<GuildId, Promise<Remembered>>();

  const load = async (guild: GuildId): Promise<Remembered> => {
    const [projects, deploys] = await Promise.all([useCases.listProjects(guild), useCases.recentDeploys(guild)]);
    const value = { projects, deploys };
    known.set(guild, { at: clock.now().getTime(), value });
    return value;
  };

  const loadOnce = (guild: GuildId): Promise<Remembered> => {
    const running = loading.get(guild) ?? load(guild).finally(() => loading.delete(guild));
    loading.set(guild, running);
    return running;
  };

  /** What is remembered, made fresh when that is quick; never throws and never waits long. */
  return async (guild: GuildId): Promise<Remembered> => {
    const present = known.get(guild);
    if (present && clock.now().getTime() - present.at < FRESH_MS) return present.value;
    const stale = present?.value ?? NOTHING;
    const fresh = loadOnce(guild).catch((error: unknown) => {
      log.warn({ guild, err: error }, 'suggestions could not be read');
      return stale;
    });
    return within(PATIENCE_MS, fresh, stale);
  };
}
