import { parseFlags, type Selection } from './comment/flags.ts';
import { helpText, unknownVerb, usage } from './comment/help.ts';
import { nearest } from './comment/near-miss.ts';
import { isBareVerb, TYPED_VERBS, toVerb, type Verb } from './comment/verbs.ts';
import { splitWords } from './comment/words.ts';
import { code } from './render/markdown.ts';

export interface Grammar {
  /** Words that a command may begin with, in lower case; the first is the one we print. */
  triggers: readonly [string, ...string[]];
  /** Name people mention, without `@`. */
  bot: string;
}

/** What a comment asks for. */
export type Comment =
  /** Talk among people, or a command of somebody else's bot. */
  | { kind: 'ignore' }
  | ({ kind: 'command'; command: Exclude<Verb, 'help'> } & Selection)
  | { kind: 'help'; reply: string }
  /** Meant for us, but not understood: `reply` says why and what would be right, in Markdown. */
  | { kind: 'error'; reply: string };

/** Nobody types a longer command; what is longer is talk. */
const LONGEST_COMMAND = 1000;
const IGNORE: Comment = { kind: 'ignore' };

/**
 * Reads a comment. Pure, and never throws: any text is a comment. A command is the whole comment, in one line, so that quoting or
 * discussing one does not run it.
 */
export function parseComment(body: string, grammar: Grammar): Comment {
  const line = onlyLine(body);
  if (line === undefined || line.length > LONGEST_COMMAND) return IGNORE;
  const called = callOf(line, grammar);
  if (called.kind !== 'called') return called;
  const split = splitWords(called.rest);
  const trigger = grammar.triggers[0];
  if (split.kind === 'unclosed') return { kind: 'error', reply: `A quote ${code(split.quote)} is not closed.` };
  const [typed, ...words] = split.words;
  if (typed === undefined || typed === '-h' || typed === '--help') return { kind: 'help', reply: helpText(trigger) };
  return toComment(typed, words, trigger);
}

function toComment(typed: string, words: readonly string[], trigger: string): Comment {
  const verb = toVerb(typed);
  if (!verb) return { kind: 'error', reply: unknownVerb(typed, nearest(typed, TYPED_VERBS), trigger) };
  if (verb === 'help') return { kind: 'help', reply: helpText(trigger) };
  const flags = parseFlags(words);
  if (flags.kind === 'help') return { kind: 'help', reply: usage(verb, trigger) };
  if (flags.kind === 'wrong')
    return { kind: 'error', reply: `${code(flags.word)} ${flags.why}.\n\n${usage(verb, trigger)}` };
  return { kind: 'command', command: verb, ...flags.selection };
}

/** The one line of a comment, without the backticks that people paste along; undefined when there are more lines, or none. */
function onlyLine(body: string): string | undefined {
  const lines = body.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => line.trim() !== '');
  const [line] = lines;
  return lines.length === 1 && line !== undefined
    ? line
        .trim()
        .replace(/^`+|`+$/g, '')
        .trim()
    : undefined;
}

type Call = { kind: 'called'; rest: string } | { kind: 'ignore' } | { kind: 'error'; reply: string };

/** Whether the line is addressed to us, and what follows the address. */
function callOf(line: string, { triggers, bot }: Grammar): Call {
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(line) ?? [];
  const word = first.toLowerCase();
  const mention = word.replace(/[,:]$/, '');
  const names = [`@${bot}`.toLowerCase(), `@${bot}[bot]`.toLowerCase()];
  if (triggers.includes(word) || names.includes(mention)) return { kind: 'called', rest };
  if (word.startsWith('/')) return slashCall(first.slice(1), rest, triggers[0]);
  if (rest === '' && isBareVerb(word)) return { kind: 'called', rest: word };
  return missedCall(first, rest, triggers);
}

/** `/apply` is ours; an unknown `/word` belongs to another bot unless it is one letter off. */
function slashCall(verb: string, rest: string, trigger: string): Call {
  if (toVerb(verb)) return { kind: 'called', rest: `${verb} ${rest}` };
  const meant = nearest(verb, TYPED_VERBS);
  return meant === undefined ? IGNORE_CALL : { kind: 'error', reply: unknownVerb(`/${verb}`, meant, trigger) };
}

const IGNORE_CALL: Call = { kind: 'ignore' };

/** `guildop apply`, `terraform plan`: answered, so that nobody waits for a plan that never comes. */
function missedCall(first: string, rest: string, triggers: Grammar['triggers']): Call {
  const [verb = '', after] = rest.split(/\s+/u);
  const meant = first.toLowerCase() === 'terraform' ? triggers[0] : nearest(first, triggers);
  const known = toVerb(verb);
  // "terraform plan failed again" is talk; "terraform plan -d web" is not.
  const isTalk = after !== undefined && !after.startsWith('-');
  if (meant === undefined || !known || isTalk) return IGNORE_CALL;
  return { kind: 'error', reply: `${code(first)} is not how I am called. Did you mean ${code(`${meant} ${known}`)}?` };
}
