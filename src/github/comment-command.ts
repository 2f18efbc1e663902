import { parseExtra } from './comment/extra.ts';
import { type Given, parseFlags } from './comment/flags.ts';
import { helpText, notHere, type Place, unknownVerb, usage } from './comment/help.ts';
import { nearest } from './comment/near-miss.ts';
import { isBareVerb, toVerb, VERB_NAMES, type Verb } from './comment/verbs.ts';
import { splitWords } from './comment/words.ts';
import { code } from './render/markdown.ts';

/** How people address us, and what they may ask for. */
export interface Grammar {
  /** Words that a command may begin with, beside `guildops`; the first is the one we print. */
  triggers: readonly string[];
  /** Name people mention, without `@`. */
  bot: string;
  /** Commands that may be given here; all of them when nothing is said. `help` always may. */
  allowed?: readonly Verb[];
}

const OUR_WORD = 'guildops';

/** What a comment asks for. */
export type Comment =
  /** Talk among people, or a command of somebody else's bot. */
  | { kind: 'ignore' }
  /** `extra`: what follows `--`, in terraform's own form, each allowed for this command. */
  | ({ kind: 'command'; command: Exclude<Verb, 'help'>; extra: readonly string[] } & Given)
  | { kind: 'help'; reply: string }
  /** Meant for us, but not understood: `reply` says why and what would be right, in Markdown. */
  | { kind: 'error'; reply: string };

/** Nobody types a longer command; what is longer is talk. */
const LONGEST_COMMAND = 1000;
const IGNORE: Comment = { kind: 'ignore' };

/**
 * Reads a comment. Pure, and never throws: any text is a comment. A command is the whole comment, in one line, so that quoting or
 * discussing one does not run it:
 *
 *     (TRIGGER | @BOT) VERB [ARGUMENT…] [-p NAME | -d FOLDER -w NAME] [PLAN] [FLAG…] [--verbose] [-- EXTRA…]
 *     /VERB …                          plan | apply | help, alone
 *
 * Case, blanks around and back-ticks do not matter. With a further trigger word `run VERB` counts, too, as it does for Atlantis. What
 * follows `--` is taken by an allow-list for each command and comes back in one form.
 */
export function parseComment(body: string, grammar: Grammar): Comment {
  const line = onlyLine(body);
  if (line === undefined || line.length > LONGEST_COMMAND) return IGNORE;
  const called = callOf(line, toTongue(grammar));
  if (called.kind !== 'called') return called;
  const split = splitWords(called.rest);
  const place = placeOf(grammar);
  if (split.kind === 'unclosed') return { kind: 'error', reply: `A quote ${code(split.quote)} is not closed.` };
  const [typed, ...words] = split.words;
  if (typed === undefined || typed === '-h' || typed === '--help') return { kind: 'help', reply: helpText(place) };
  return toComment(typed, words, place);
}

function toComment(typed: string, words: readonly string[], place: Place): Comment {
  const verb = toVerb(typed);
  if (!verb) return { kind: 'error', reply: unknownVerb(typed, nearest(typed, place.allowed), place) };
  if (!place.allowed.includes(verb)) return { kind: 'error', reply: notHere(verb, place) };
  if (verb === 'help') return { kind: 'help', reply: helpFor(words[0], place) };
  const flags = parseFlags(verb, words);
  if (flags.kind === 'help') return { kind: 'help', reply: usage(verb, place.trigger) };
  if (flags.kind === 'wrong') return misused(verb, flags, place);
  const extra = parseExtra(verb, flags.extra);
  if (extra.kind === 'wrong') return misused(verb, extra, place);
  return { kind: 'command', command: verb, ...flags.given, extra: extra.args };
}

/** `help apply` is about one command. */
function helpFor(word: string | undefined, place: Place): string {
  const verb = word === undefined ? undefined : toVerb(word);
  return verb && place.allowed.includes(verb) ? usage(verb, place.trigger) : helpText(place);
}

const misused = (verb: Verb, { word, why }: { word: string; why: string }, { trigger }: Place): Comment => ({
  kind: 'error',
  reply: `${code(word)} ${why}.\n\n${usage(verb, trigger)}`,
});

const placeOf = ({ triggers, allowed = VERB_NAMES }: Grammar): Place => ({
  trigger: triggers[0] ?? OUR_WORD,
  allowed: VERB_NAMES.filter((verb) => verb === 'help' || allowed.includes(verb)),
});

/** The words that are ours, in lower case. */
interface Tongue {
  triggers: readonly string[];
  names: readonly string[];
  place: Place;
}

function toTongue(grammar: Grammar): Tongue {
  const bot = grammar.bot.toLowerCase();
  const triggers = [...new Set([...grammar.triggers.map((word) => word.toLowerCase()), OUR_WORD])];
  return { triggers, names: [`@${bot}`, `@${bot}[bot]`], place: placeOf(grammar) };
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
function callOf(line: string, tongue: Tongue): Call {
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(line) ?? [];
  const word = first.toLowerCase();
  const mention = word.replace(/[,:]$/, '');
  if (tongue.triggers.includes(word) || tongue.names.includes(mention)) return { kind: 'called', rest };
  if (word.startsWith('/')) return slashCall(first.slice(1), rest, tongue.place);
  if (rest === '' && isBareVerb(word)) return { kind: 'called', rest: word };
  return missedCall(first, rest, tongue);
}

/** `/apply` is ours; an unknown `/word` belongs to another bot unless it is one letter off. */
function slashCall(verb: string, rest: string, place: Place): Call {
  if (toVerb(verb)) return { kind: 'called', rest: `${verb} ${rest}` };
  const meant = nearest(verb, place.allowed);
  return meant === undefined ? IGNORE_CALL : { kind: 'error', reply: unknownVerb(`/${verb}`, meant, place) };
}

const IGNORE_CALL: Call = { kind: 'ignore' };

/** `run plan` where Atlantis's habits are wanted; `guildop apply`, `terraform plan`: answered, so that nobody waits for a plan that never comes. */
function missedCall(first: string, rest: string, { triggers, place }: Tongue): Call {
  const word = first.toLowerCase();
  const [verb = '', after] = rest.split(/\s+/u);
  const known = toVerb(verb);
  // "terraform plan failed again" is talk; "terraform plan -d web" is not.
  const isTalk = after !== undefined && !after.startsWith('-');
  if (!known || isTalk) return IGNORE_CALL;
  if (word === 'run' && triggers.length > 1) return { kind: 'called', rest };
  const meant = word === 'terraform' ? place.trigger : nearest(first, triggers);
  if (meant === undefined) return IGNORE_CALL;
  return { kind: 'error', reply: `${code(first)} is not how I am called. Did you mean ${code(`${meant} ${known}`)}?` };
}
