/** What can be asked for in a comment. More verbs follow; each needs a row here, and the parser, the help and the hints know it. */
export const VERBS = {
  plan: { does: 'plan again', takes: 'selection' },
  apply: { does: 'apply exactly the plan that was reviewed', takes: 'selection' },
  approve: { does: 'approve what the plan changes', takes: 'selection' },
  discard: { does: 'drop the plan, its lock and its reservation', takes: 'selection' },
  help: { does: 'show this list', takes: 'nothing' },
} as const satisfies Record<string, { does: string; takes: 'selection' | 'nothing' }>;

export type Verb = keyof typeof VERBS;

const ALIASES: Readonly<Record<string, Verb>> = { cancel: 'discard' };

/** Verbs that need no trigger word when they are the whole comment. */
const BARE: ReadonlySet<string> = new Set<Verb>(['plan', 'apply', 'help']);

/** The verb a word means, whatever its case, or undefined. */
export function toVerb(word: string): Verb | undefined {
  const lower = word.toLowerCase();
  return Object.hasOwn(VERBS, lower) ? (lower as Verb) : Object.hasOwn(ALIASES, lower) ? ALIASES[lower] : undefined;
}

export const isBareVerb = (word: string): boolean => BARE.has(word.toLowerCase());

export const VERB_NAMES = Object.keys(VERBS) as Verb[];
export const TYPED_VERBS: readonly string[] = [...VERB_NAMES, ...Object.keys(ALIASES)];
