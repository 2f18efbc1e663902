/** What a verb takes beside flags: `selection` picks among a pull request's deploys. */
export interface VerbShape {
  does: string;
  takesSelection: boolean;
  /** Words before `--` that are no flags, as the usage shows them; how many there must be, by their first word where that decides. */
  args?: { shape: string; least: number; most: number };
  /** Flags that only this verb has, by name: what the value is called, or `undefined` for one without a value; and what it does. */
  flags?: Readonly<Record<string, { value?: string; does: string; oneOf?: readonly string[] }>>;
}

/** What can be asked for in a comment. A verb needs a row here; the parser, the usage and the help know it from then on. */
export const VERBS = {
  plan: {
    does: 'plan again',
    takesSelection: true,
    flags: {
      confirm: { value: 'PROJECT', does: 'needed with `-- -destroy`: the name of the project that is destroyed' },
    },
  },
  retry: {
    does: 'plan again what failed, with the arguments it had, and leave the other plans as they are',
    takesSelection: true,
    flags: {
      confirm: { value: 'PROJECT', does: 'needed where that destroys everything: the name of the project' },
    },
  },
  apply: {
    does: 'apply exactly the plan that was reviewed',
    takesSelection: true,
    flags: {
      at: {
        value: 'TIME',
        does: 'not before that time, in UTC: `22:00`, `2h`, `2026-12-24T06:00`; also `at:22:00`; `off` takes it back',
      },
      'break-glass': {
        value: 'REASON',
        does: 'past a freeze and missing approvals, in an emergency; an administrator may',
      },
      'auto-merge-disabled': { does: 'leave the pull request open after the apply' },
      'auto-merge-method': {
        value: 'METHOD',
        does: 'how to merge: merge, squash or rebase',
        oneOf: ['merge', 'squash', 'rebase'],
      },
    },
  },
  approve: { does: 'approve what the plan changes', takesSelection: true },
  discard: {
    does: 'drop the plan, its lock and its reservation',
    takesSelection: true,
    flags: {
      confirm: { value: 'PROJECT', does: 'needed to give up what is merged and not applied: the name of the project' },
    },
  },
  unlock: {
    does: 'give back the locks of this pull request, and drop its plans',
    takesSelection: true,
    flags: {
      'state-lock': { value: 'ID', does: "instead: remove terraform's own lock, left by a run that died" },
      confirm: {
        value: 'PROJECT',
        does: 'needed with `--state-lock`, or for what is merged and not applied: the name of the project',
      },
    },
  },
  cancel: { does: 'stop what waits or runs; terraform is interrupted once and ends in order', takesSelection: true },
  status: { does: 'say where everything stands', takesSelection: true },
  rollback: {
    does: 'open a pull request that takes an applied change back',
    takesSelection: true,
    flags: { to: { value: 'POINT', does: 'back to this commit, tag or deploy instead of undoing one change' } },
  },
  tag: {
    does: 'put a release tag on what was applied here',
    takesSelection: true,
    args: { shape: 'NAME', least: 1, most: 1 },
  },
  import: {
    does: 'bring something that exists under terraform',
    takesSelection: true,
    args: { shape: 'ADDRESS ID', least: 2, most: 2 },
  },
  state: {
    does: 'look into the state, or take something out of it without destroying it',
    takesSelection: true,
    args: { shape: 'list | show ADDRESS | rm ADDRESS…', least: 1, most: 50 },
    flags: { confirm: { value: 'PROJECT', does: 'needed with `rm`: the name of the project' } },
  },
  fix: {
    does: 'open a pull request that mends what a rule found, where a constant in the code does',
    takesSelection: true,
    args: { shape: 'RULE [ADDRESS]', least: 1, most: 2 },
  },
  version: { does: 'say the versions of GuildOps and of terraform', takesSelection: false },
  help: { does: 'show this list', takesSelection: false },
} as const satisfies Record<string, VerbShape>;

export type Verb = keyof typeof VERBS;

export const shapeOf = (verb: Verb): VerbShape => VERBS[verb];

/** Words of other tools for the same thing. */
const ALIASES: Readonly<Record<string, Verb>> = { approve_policies: 'approve' };

/** Verbs that need no trigger word when they are the whole comment. */
const BARE: ReadonlySet<string> = new Set<Verb>(['plan', 'apply', 'help']);

/** The verb a word means, whatever its case, or undefined. */
export function toVerb(word: string): Verb | undefined {
  const lower = word.toLowerCase();
  return Object.hasOwn(VERBS, lower) ? (lower as Verb) : Object.hasOwn(ALIASES, lower) ? ALIASES[lower] : undefined;
}

export const isBareVerb = (word: string): boolean => BARE.has(word.toLowerCase());

export const VERB_NAMES = Object.keys(VERBS) as Verb[];
