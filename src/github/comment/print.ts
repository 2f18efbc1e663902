import type { Comment } from '../comment-command.ts';

type Command = Extract<Comment, { kind: 'command' }>;

/** A command as it can be pasted into a comment: reading it gives the same command again. Each text given must be one line. */
export function printCommand(trigger: string, command: Omit<Command, 'kind'>): string {
  const { dir, workspace, project, id, args = [], flags, verbose, extra } = command;
  const flag = (name: string, value: string | undefined) => (value === undefined ? [] : [name, value]);
  const own = Object.entries(flags).flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, value]));
  const words = [
    command.command,
    ...args,
    ...(id === undefined ? [] : [id]),
    ...flag('-p', project),
    ...flag('-d', dir),
    ...flag('-w', workspace),
    ...own,
    ...(verbose ? ['--verbose'] : []),
    ...(extra.length > 0 ? ['--', ...extra] : []),
  ];
  return [trigger, ...words.map(quoteWord)].join(' ');
}

/** One word of a command line: quoted only where it must be. Within double quotes a backslash protects. */
export const quoteWord = (word: string): string =>
  /^[^\s"'\\`]+$/u.test(word) ? word : `"${word.replace(/["\\]/g, (letter) => `\\${letter}`)}"`;
