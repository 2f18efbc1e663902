import { createRate } from '../core/rate.ts';
import type { Clock } from '../deploy/ports.ts';

/** How often commands may be given in a minute. */
export interface Rates {
  /** By one person, each command that asks for a deploy. */
  deploys: number;
  /** By one person, each other command. */
  commands: number;
  /** By everybody together. */
  all: number;
}

/** Commands that ask for a deploy, and so for a pull request and a run in the end. */
const DEPLOYS: readonly string[] = ['cloud-deploy', 'cloud-edit', 'cloud-rollback', 'cloud-validate'];

/**
 * When a command may be given again, or undefined where it may be given now; then it counts. Counted in memory, at the door: what is let
 * in is stored, and a restart forgets only who has to wait.
 */
export function createCommandRates({ deploys, commands, all }: Rates, clock: Clock) {
  const now = () => clock.now();
  const [ofDeploys, ofCommands, ofAll] = [deploys, commands, all].map((perMinute) => createRate(perMinute, now));
  return (person: string, command: string): Date | undefined => {
    const own = DEPLOYS.includes(command) ? ofDeploys : ofCommands;
    const waitS = own?.(`${person}:${command}`) || ofAll?.('all') || 0;
    return waitS > 0 ? new Date(now().getTime() + waitS * 1_000) : undefined;
  };
}
