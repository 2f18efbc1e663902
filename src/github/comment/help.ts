import { code } from '../render/markdown.ts';
import { TYPED_VERBS, VERB_NAMES, VERBS, type Verb } from './verbs.ts';

const SELECTION = [
  ['-p, --project NAME', 'only this project'],
  ['-d, --dir FOLDER', 'only the project in this folder'],
  ['-w, --workspace NAME', 'only this workspace'],
  ['7F3K.2', 'only if this is still the plan'],
  ['--verbose', 'say more in the reply'],
] as const;

/** The list of commands, in Markdown. `trigger` is the word they begin with. */
export function helpText(trigger: string): string {
  const rows = VERB_NAMES.map((verb) => `| ${code(`${trigger} ${verb}`)} | ${VERBS[verb].does} |`);
  return [
    '| Comment | What happens |',
    '|---|---|',
    ...rows,
    '',
    `${code('/plan')}, ${code('/apply')} and so on work too. A command is the whole comment, in one line. Without a selection it is about every project of the pull request.`,
    '',
    usage('apply', trigger),
  ].join('\n');
}

/** How one command is written. */
export function usage(verb: Verb, trigger: string): string {
  if (VERBS[verb].takes === 'nothing') return `Usage: ${code(`${trigger} ${verb}`)}`;
  const flags = SELECTION.map(([flag, does]) => `- ${code(flag)} ${does}`);
  return [`Usage: ${code(`${trigger} ${verb} [selection]`)}`, ...flags].join('\n');
}

export const unknownVerb = (typed: string, meant: string | undefined, trigger: string): string =>
  meant === undefined
    ? `${code(typed)} is no command. Commands: ${TYPED_VERBS.map((verb) => code(verb)).join(', ')}. ${code(`${trigger} help`)} says more.`
    : `${code(typed)} is no command. Did you mean ${code(`${trigger} ${meant}`)}?`;
