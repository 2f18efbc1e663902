import { isLike } from '../../core/glob.ts';
import { kindOf } from '../../core/kind-words.ts';
import type { Kind } from '../../core/request.ts';
import { type Thing, UNKNOWN, type Unknown } from './thing.ts';

/** Whether a resource is meant; `unknown` where that depends on what nobody knows yet. */
export type Match = 'yes' | 'no' | 'unknown';

/** The best answer of several: one that says yes is enough. */
const anyOf = (matches: readonly Match[]): Match =>
  matches.includes('yes') ? 'yes' : matches.includes('unknown') ? 'unknown' : 'no';

/** Whether any of the patterns means a resource. */
export const isMeant = (patterns: readonly string[], thing: Thing): Match =>
  anyOf(patterns.map((pattern) => matchOf(pattern, thing)));

function matchOf(pattern: string, thing: Thing): Match {
  if (pattern === '*') return 'yes';
  const at = pattern.indexOf(':');
  const [by, word] = [pattern.slice(0, at), pattern.slice(at + 1)];
  if (by === 'type') return isOfType(word, thing) ? 'yes' : 'no';
  return by === 'name' ? anyOf(thing.names.map((name) => like(word, name))) : tagged(word, thing);
}

/** A word for a kind, else a type of terraform, which a request does not have yet: its plan will. */
function isOfType(word: string, { kind, type }: Thing): boolean {
  const meant = kindOf(word);
  if (meant === undefined) return word === '*' || (type !== undefined && isLike(word, type));
  return meant === kind && (type === undefined || isKnownPart(kind, type));
}

/** Every type that no kind claims goes by the rules of the network, which does not make it one. */
const isKnownPart = (kind: Kind, type: string): boolean =>
  kind !== 'network' || /(network|vpc|subnet|route|gateway|nat|address|eip|peering)/.test(type);

const like = (pattern: string, text: string | Unknown): Match =>
  text === UNKNOWN ? 'unknown' : isLike(pattern, text) ? 'yes' : 'no';

/** `team=data`, or `team` whatever it says. */
function tagged(word: string, { tags }: Thing): Match {
  if (tags === UNKNOWN) return 'unknown';
  const [key = '', ...rest] = word.split('=');
  const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
  if (value === undefined) return 'no';
  return rest.length === 0 ? 'yes' : like(rest.join('='), value);
}
