import { totalmem } from 'node:os';
import type { Config } from './config.ts';
import type { Provider } from './core/project.ts';
import type { Store, Task } from './deploy/ports.ts';
import type { Memory } from './jobs/scale.ts';

/** What we need ourselves: the program, git, and the pages of the database. */
const OWN_MB = 512;
const MB = 2 ** 20;

/** Megabytes of the machine, or of the cgroup that holds us; without one node says 0 or more than any machine has. */
function machineMb(): number {
  const limit = process.constrainedMemory();
  return Math.floor(Math.min(totalmem(), limit > 0 ? limit : Number.POSITIVE_INFINITY) / MB);
}

type Settings = Pick<Config, 'GUILDOPS_MEMORY_MB' | 'GUILDOPS_RUN_MEMORY_MB'>;

/** What runs may take, by the settings, and what each is reckoned with, by the cloud of its project. */
export function runMemory(settings: Settings, store: Pick<Store, 'deploys' | 'projects'>): Memory {
  const estimates = settings.GUILDOPS_RUN_MEMORY_MB;
  const largest = Math.max(...Object.values(estimates));
  return {
    budgetMb: settings.GUILDOPS_MEMORY_MB ?? Math.max(0, machineMb() - OWN_MB),
    async needMb(task) {
      const provider = await providerOf(store, task);
      return provider ? estimates[provider] : largest;
    },
  };
}

async function providerOf(
  { deploys, projects }: Pick<Store, 'deploys' | 'projects'>,
  task: Task,
): Promise<Provider | undefined> {
  const which = 'deploy' in task ? await deploys.find(task.deploy) : task.task === 'drift-check' ? task : undefined;
  return which && (await projects.find(which.guild, which.project))?.provider;
}
