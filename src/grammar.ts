import type { Config } from './config.ts';
import type { Grammar } from './github/comment-command.ts';

/** The word that begins a command in a pull request. */
export const TRIGGER = 'guildops';

/** Commands that a comment can carry out today. */
const WORKING = [
  'plan',
  'retry',
  'apply',
  'approve',
  'discard',
  'unlock',
  'cancel',
  'import',
  'state',
  'status',
  'rollback',
  'fix',
  'tag',
  'version',
  'help',
] as const;

/** How people address us in this installation, and what they may ask for. */
export const grammarOf = (
  { GUILDOPS_TRIGGERS: words, GUILDOPS_COMMANDS: wanted }: Pick<Config, 'GUILDOPS_TRIGGERS' | 'GUILDOPS_COMMANDS'>,
  bot: string,
): Grammar => ({
  triggers: [TRIGGER, ...words],
  bot,
  allowed: WORKING.filter((verb) => wanted.length === 0 || wanted.includes(verb)),
});
