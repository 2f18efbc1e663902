import { code } from '../render/markdown.ts';
import { allowedExtras } from './extra.ts';
import { shapeOf, type Verb } from './verbs.ts';

const SELECTION = [
  ['-p, --project NAME', 'only this project'],
  ['-d, --dir FOLDER', 'only projects in this folder; `*` and `**` match any'],
  ['-w, --workspace NAME', 'only this workspace'],
] as const;

/** What a reply knows of the place it is given in. */
export interface Place {
  /** The word our commands begin with. */
  trigger: string;
  /** Commands that may be given here. */
  allowed: readonly Verb[];
}

/** The list of commands that may be given here, in Markdown. */
export function helpText({ trigger, allowed }: Place): string {
  const rows = allowed.map((verb) => `| ${code(`${trigger} ${verb}`)} | ${shapeOf(verb).does} |`);
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
  const { takesSelection, args, flags = {} } = shapeOf(verb);
  const extras = allowedExtras(verb);
  const shape = [
    `${trigger} ${verb}`,
    args?.shape,
    takesSelection && '[selection]',
    extras.length > 0 && '[-- arguments of terraform]',
  ];
  const own = Object.entries(flags).map(([name, { value, does }]): [string, string] => [
    [`--${name}`, value].filter(Boolean).join(' '),
    does,
  ]);
  const selects: (readonly [string, string])[] = takesSelection ? [...SELECTION] : [];
  const id: (readonly [string, string])[] =
    takesSelection && !args ? [['7F3K.2', 'only if this is still the plan']] : [];
  const verbose: (readonly [string, string])[] = takesSelection ? [['--verbose', 'say more in the reply']] : [];
  const lines = [...selects, ...id, ...own, ...verbose].map(([flag, does]) => `- ${code(flag)} ${does}`);
  const passed = extras.length > 0 ? [`- after ${code('--')}: ${extras.map((name) => code(name)).join(', ')}`] : [];
  return [`Usage: ${code(shape.filter(Boolean).join(' '))}`, ...lines, ...passed].join('\n');
}

export function unknownVerb(typed: string, meant: string | undefined, { trigger, allowed }: Place): string {
  if (meant !== undefined) return `${code(typed)} is no command. Did you mean ${code(`${trigger} ${meant}`)}?`;
  const known = allowed.map((verb) => code(verb)).join(', ');
  return `${code(typed)} is no command. Commands: ${known}. ${code(`${trigger} help`)} says more.`;
}

/** A command that exists and is switched off here. */
export const notHere = (verb: Verb, { trigger, allowed }: Place): string =>
  `${code(verb)} is switched off here. Commands: ${allowed.map((one) => code(one)).join(', ')}. ${code(`${trigger} help`)} says more.`;
