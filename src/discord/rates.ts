import { createRate } from '../core/rate.ts';
import type { Clock } from '../deploy/ports.ts';

/** How much may be done in a minute. */
export interface Rates {
  /** By one person, each command and each click that asks for a deploy. */
  deploys: number;
  /** By one person, each other command. */
  commands: number;
  /** By one person, all other clicks together; and as many forms may be sent. */
  clicks: number;
  /** Commands and clicks of everybody together. */
  all: number;
}

/** Commands that ask for a deploy, and so for a pull request and a run in the end. */
const DEPLOY_COMMANDS: readonly string[] = ['cloud-deploy', 'cloud-edit', 'cloud-rollback', 'cloud-validate'];

/** Clicks that do, and what each is counted as: one that does what another way does, too, is counted with it. */
const DEPLOY_CLICKS: ReadonlyMap<string, string> = new Map([
  ['plan', 'plan'],
  ['replan', 'plan'],
  ['copy', 'cloud-deploy'],
  ['rollback', 'cloud-rollback'],
  ...['anew', 'advice-project', 'advice-key', 'fix-drift', 'accept-drift'].map((one) => [one, one] as const),
]);

/** Every custom id of ours is a version, what it does, and further words. */
const actionOf = (customId: string): string => customId.split(':')[1] ?? '';

/**
 * When something may be done again, or undefined where it may be done now; then it counts. Counted in memory, at the door: what is let
 * in is stored, and a restart forgets only who has to wait.
 */
export function createRates({ deploys, commands, clicks, all }: Rates, clock: Clock) {
  const now = () => clock.now();
  const [ofDeploys, ofCommands] = [createRate(deploys, now), createRate(commands, now)];
  const [ofClicks, ofForms, ofAll] = [createRate(clicks, now), createRate(clicks, now), createRate(all, now)];
  const after = (waitS: number) => (waitS > 0 ? new Date(now().getTime() + waitS * 1_000) : undefined);
  return {
    command: (person: string, command: string): Date | undefined => {
      const own = DEPLOY_COMMANDS.includes(command) ? ofDeploys : ofCommands;
      return after(own(`${person}:${command}`) || ofAll('all'));
    },
    click: (person: string, customId: string): Date | undefined => {
      const asksFor = DEPLOY_CLICKS.get(actionOf(customId));
      return after((asksFor ? ofDeploys(`${person}:${asksFor}`) : ofClicks(person)) || ofAll('all'));
    },
    /** The click that opened it was counted: only who sends forms that none opened ever has to wait. */
    form: (person: string): Date | undefined => after(ofForms(person)),
  };
}
