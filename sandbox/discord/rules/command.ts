import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import type { CommandOption } from '../interactions/model.ts';
import { countProblems, duplicateProblems, lengthProblems, type Problem, problem } from './problem.ts';

/** A command as it is registered. */
export interface CommandBody {
  name: string;
  description?: string;
  type?: number;
  options?: CommandOption[] | null;
  name_localizations?: Record<string, string> | null;
  description_localizations?: Record<string, string> | null;
}

type Path = (string | number)[];
const { Subcommand, SubcommandGroup, String: Text, Integer, Number: Decimal } = ApplicationCommandOptionType;

/** Source: https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const TOTAL = 8000;

function nameProblems(path: Path, name: string): Problem[] {
  if (NAME.test(name) && name === name.toLowerCase()) return [];
  return [problem(path, 'APPLICATION_COMMAND_INVALID_NAME', `Command name '${name}' is invalid`)];
}

function choiceProblems(option: CommandOption, path: Path): Problem[] {
  const choices = option.choices ?? [];
  const found: Problem[] = countProblems([...path, 'choices'], choices, [0, 25]);
  if (choices.length > 0 && option.autocomplete) {
    found.push(
      problem(
        [...path, 'autocomplete'],
        'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
        'Choices and autocomplete exclude each other.',
      ),
    );
  }
  if (option.autocomplete && ![Text, Integer, Decimal].includes(option.type)) {
    found.push(
      problem(
        [...path, 'autocomplete'],
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Only texts and numbers complete themselves.',
      ),
    );
  }
  const names = choices.map(({ name }, index) => ({ path: [...path, 'choices', index, 'name'], key: name }));
  return [
    ...found,
    ...choices.flatMap(({ name, value }, index) => [
      ...lengthProblems([...path, 'choices', index, 'name'], name, [1, 100]),
      ...lengthProblems([...path, 'choices', index, 'value'], typeof value === 'string' ? value : null, [1, 100]),
    ]),
    ...duplicateProblems(names, 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS'),
  ];
}

/** Options with their own options (subcommands) are judged the same way, one level down. */
function optionsProblems(options: CommandOption[], path: Path): Problem[] {
  const firstOptional = options.findIndex((option) => !option.required);
  const isNested = (option: CommandOption) => option.type === Subcommand || option.type === SubcommandGroup;
  const names = options.map(({ name }, index) => ({ path: [...path, index, 'name'], key: name }));
  const mixed = options.some(isNested) && !options.every(isNested);
  return [
    ...countProblems(path, options, [0, 25]),
    ...duplicateProblems(names, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS'),
    ...(mixed
      ? [
          problem(
            path,
            'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
            'Sub-command and sub-command group option types are mutually exclusive to all other types',
          ),
        ]
      : []),
    ...options.flatMap((option, index) => {
      const at = [...path, index];
      const late = option.required && firstOptional !== -1 && index > firstOptional;
      return [
        ...nameProblems([...at, 'name'], option.name),
        ...lengthProblems([...at, 'description'], option.description ?? '', [1, 100]),
        ...(late
          ? [
              problem(
                at,
                'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
                'Required options must be placed before non-required options',
              ),
            ]
          : []),
        ...choiceProblems(option, at),
        ...optionsProblems(option.options ?? [], [...at, 'options']),
      ];
    }),
  ];
}

/** What a command and each of its options have in common, as far as its weight goes. */
interface Weighty {
  name: string;
  description?: string | undefined;
  name_localizations?: Record<string, string> | null | undefined;
  description_localizations?: Record<string, string> | null | undefined;
  choices?: { name: string; value: string | number }[] | undefined;
  options?: Weighty[] | null | undefined;
}

/** Characters of names, descriptions and values; of translations the longest counts. */
function weigh({ name, description = '', options, choices, ...translations }: Weighty): number {
  const longest = (text: string, others: Record<string, string> | null | undefined) =>
    Math.max(...[text, ...Object.values(others ?? {})].map((each) => [...each].length));
  const own =
    longest(name, translations.name_localizations) + longest(description, translations.description_localizations);
  const chosen = (choices ?? []).reduce((sum, choice) => sum + choice.name.length + String(choice.value).length, 0);
  return own + chosen + (options ?? []).reduce((sum, option) => sum + weigh(option), 0);
}

export function commandProblems(command: CommandBody, path: Path): Problem[] {
  const isSlash = (command.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
  if (!isSlash) return lengthProblems([...path, 'name'], command.name, [1, 32]);
  const translations = Object.entries(command.name_localizations ?? {});
  return [
    ...nameProblems([...path, 'name'], command.name),
    ...translations.flatMap(([locale, name]) => nameProblems([...path, 'name_localizations', locale], name)),
    ...lengthProblems([...path, 'description'], command.description ?? '', [1, 100]),
    ...optionsProblems(command.options ?? [], [...path, 'options']),
    ...(weigh(command) > TOTAL
      ? [problem(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${TOTAL})`)]
      : []),
  ];
}

/** A whole list of commands, as it replaces the registered ones. */
export function commandListProblems(commands: CommandBody[]): Problem[] {
  const names = commands.map(({ name, type }, index) => ({ path: [index, 'name'], key: `${type ?? 1} ${name}` }));
  return [
    ...countProblems([], commands, [0, 100]),
    ...duplicateProblems(names, 'APPLICATION_COMMANDS_DUPLICATE_NAME'),
    ...commands.flatMap((command, index) => commandProblems(command, [index])),
  ];
}
