import { statSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Config } from './config.ts';
import { databaseOf } from './database.ts';
import type { Clock, Health, Reached } from './deploy/ports.ts';
import { OPEN_STATES } from './deploy/views/search.ts';
import type { GitHub } from './github/app.ts';
import type { Jail } from './runner/jail.ts';
import type { SqliteStore } from './store/open-store.ts';
import { ownVersion } from './version.ts';

export interface HealthParts {
  store: Pick<SqliteStore, 'figures' | 'notes'>;
  github: Pick<GitHub, 'describeApp'>;
  jail: Jail;
  clock: Clock;
  degraded(): readonly string[];
  /** Which models are asked, and which not. */
  ai(): string;
}

const MIB = 1024 * 1024;
const mib = (bytes: number): number => Math.round(bytes / MIB);

/** Looks at everything when asked; what does not answer is part of the answer. */
export function createHealth(
  config: Config,
  { store, github, jail, clock, degraded, ai }: HealthParts,
): () => Promise<Health> {
  const since = clock.now();
  return async () => {
    const [figures, swept, reached] = await Promise.all([
      store.figures(clock.now()),
      store.notes.get('sweep'),
      answerOf(() => github.describeApp()),
    ]);
    const jobsIn = (state: string) =>
      figures.jobs.filter((row) => row.state === state).reduce((sum, { count }) => sum + count, 0);
    const isOpen = ({ state }: { state: string }) => (OPEN_STATES as readonly string[]).includes(state);
    return {
      version: ownVersion(),
      since,
      memory: { usedMib: mib(process.memoryUsage.rss()), totalMib: mib(totalmem()) },
      load: { average: Math.round((loadavg()[0] ?? 0) * 100) / 100, cores: cpus().length },
      databaseMib: mib(statSync(databaseOf(config).file).size),
      jobs: {
        due: jobsIn('waiting'),
        running: jobsIn('running'),
        retrying: figures.retrying.reduce((sum, { count }) => sum + count, 0),
        dead: jobsIn('dead'),
      },
      locks: figures.locks.count,
      runs: figures.runs.reduce((sum, { count }) => sum + count, 0),
      openDeploys: figures.deploys.filter(isOpen).reduce((sum, { count }) => sum + count, 0),
      ...sweptAt(swept),
      github: reached,
      jail: jail.kind === 'none' ? { why: jail.why } : { kind: jail.version },
      providers: providersOf(config),
      ai: ai(),
      degraded: degraded(),
    };
  };
}

const sweptAt = (swept: unknown): Pick<Health, 'sweptAt'> => {
  const at = typeof swept === 'object' && swept !== null && 'at' in swept ? new Date(String(swept.at)) : undefined;
  return at && !Number.isNaN(at.getTime()) ? { sweptAt: at } : {};
};

function providersOf({ ENGINE_REATTACH: reattach, ENGINE_PROVIDER_MIRROR: folder }: Config): string {
  if (reattach) return 'the sandbox';
  return folder ?? 'the registry, and what `guildops engine mirror` keeps';
}

async function answerOf(ask: () => Promise<unknown>): Promise<Reached> {
  const began = performance.now();
  try {
    await ask();
    return { ms: Math.round(performance.now() - began) };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}
