import { userInfo } from 'node:os';
import { type Environment, parseConfig } from '../config.ts';
import { askRunning } from '../control-file.ts';

interface InGuild {
  guild?: string | undefined;
}

/** What the running service answers to an order about git's history. @throws Error when none runs: it alone has the repositories */
async function ask(
  environment: Environment,
  command: string,
  order: Readonly<Record<string, string>>,
): Promise<string> {
  const { GUILDOPS_DATA: data } = parseConfig(environment);
  const asked = await askRunning(data, command, order);
  if (!asked) throw new Error('the service does not run; it has the copies of the repositories');
  return String(asked.result);
}

/** `guildops diff <project> <from> <to>` */
export const diffProject = (
  environment: Environment,
  { guild, ...order }: { project: string; from: string; to: string } & InGuild,
): Promise<string> => ask(environment, 'diff', { ...order, ...(guild !== undefined && { guild }) });

export type DriftAct = 'show' | 'check' | 'fix' | 'accept' | 'schedule';

/** `guildops drift <project>` */
export const driftOf = (
  environment: Environment,
  { guild, schedule, ...order }: { project: string; act: DriftAct; schedule?: string | undefined } & InGuild,
): Promise<string> =>
  ask(environment, 'drift', {
    ...{ ...order, by: userInfo().username },
    ...(schedule !== undefined && { schedule }),
    ...(guild !== undefined && { guild }),
  });

/** `guildops tag <deploy> <name>` */
export const tagDeploy = (environment: Environment, order: { deploy: string; name: string }): Promise<string> =>
  ask(environment, 'tag', { ...order, by: userInfo().username });
