import type { Verb } from './verbs.ts';

/** Extra arguments in terraform's own form, or the one that is not taken. */
export type Extra = { kind: 'extra'; args: string[] } | { kind: 'wrong'; word: string; why: string };

interface Argument {
  /** Absent: a switch without a value. Otherwise what is wrong with a value, or undefined. */
  check?: (value: string) => string | undefined;
  /** May be there more than once. */
  isRepeatable?: boolean;
}

const CONTROL = /\p{Cc}/u;
const ADDRESS = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[(?:\d{1,9}|"[^"\\]{0,200}")\])*$/;

/** What is wrong with the address of a resource or module, or undefined: `module.a.aws_instance.web["x"]`. */
export const addressProblem = (value: string): string | undefined =>
  value.length <= 400 && !CONTROL.test(value) && ADDRESS.test(value) && /[.]/.test(value)
    ? undefined
    : 'is no address of a resource';

const variable = (value: string): string | undefined =>
  /^[A-Za-z_][\w-]{0,99}=/.test(value) && !CONTROL.test(value) ? undefined : 'is not name=value';

/** A file of the repository, seen from the project's folder: nothing outside can be read by naming it. */
const file = (value: string): string | undefined =>
  /^[\w][\w.@ -]*(?:\/[\w][\w.@ -]*)*\.tfvars(?:\.json)?$/.test(value) && !value.split('/').includes('..')
    ? undefined
    : 'is no .tfvars file inside the folder of the project';

const truth = (value: string): string | undefined => (/^(?:true|false)$/.test(value) ? undefined : 'is true or false');
const duration = (value: string): string | undefined =>
  /^\d{1,4}[smh]$/.test(value) ? undefined : 'is a time such as 30s';
const count = (value: string): string | undefined =>
  /^[1-9]\d?$/.test(value) ? undefined : 'is a number from 1 to 99';

const VARIABLES = { var: { check: variable, isRepeatable: true }, 'var-file': { check: file, isRepeatable: true } };
const PACE = { parallelism: { check: count }, 'lock-timeout': { check: duration } };

/**
 * What people may pass on to terraform, by verb. An allow-list: whatever moves the state, the plan file, the lock, the working folder or
 * the plugins elsewhere is not in it. An apply takes nothing that would change what was planned.
 */
const ALLOWED: Readonly<Partial<Record<Verb, Readonly<Record<string, Argument>>>>> = {
  plan: {
    target: { check: addressProblem, isRepeatable: true },
    replace: { check: addressProblem, isRepeatable: true },
    ...VARIABLES,
    refresh: { check: truth },
    'refresh-only': {},
    destroy: {},
    ...PACE,
  },
  apply: PACE,
  import: { 'var-file': VARIABLES['var-file'], ...PACE },
  state: { 'lock-timeout': { check: duration } },
};

export const allowedExtras = (verb: Verb): string[] => Object.keys(ALLOWED[verb] ?? {}).map((name) => `-${name}`);

/**
 * Words after `--`, each brought to the one form `-name=value`, so that dashes, blanks and order of writing make no difference to what is
 * allowed.
 */
export function parseExtra(verb: Verb, words: readonly string[]): Extra {
  const allowed = ALLOWED[verb] ?? {};
  const args: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const { name, inline } = splitArgument(word);
    const known = name !== undefined && Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (name === undefined || !known) return { kind: 'wrong', word, why: notAllowed(verb) };
    if (!known.isRepeatable && args.some((arg) => splitArgument(arg).name === name))
      return { kind: 'wrong', word, why: 'is there twice' };
    const value = known.check ? (inline ?? words[++at]) : inline;
    const why = problemOf(known, value);
    if (why !== undefined) return { kind: 'wrong', word: known.check && value ? `${word}` : word, why };
    if (value === 'false' && !known.check) continue;
    args.push(known.check ? `-${name}=${value}` : `-${name}`);
  }
  return { kind: 'extra', args };
}

/** `--target=x`, `-target`, but no bare word. */
function splitArgument(word: string): { name?: string; inline?: string } {
  const [, name, inline] = /^--?([a-z][a-z-]*)(?:=(.*))?$/su.exec(word) ?? [];
  return { ...(name !== undefined && { name }), ...(inline !== undefined && { inline }) };
}

function problemOf({ check }: Argument, value: string | undefined): string | undefined {
  if (!check) return value === undefined ? undefined : truth(value);
  if (value === undefined || value === '') return 'needs a value';
  return check(value);
}

function notAllowed(verb: Verb): string {
  const allowed = allowedExtras(verb);
  return allowed.length === 0
    ? `is not taken: ${verb} passes nothing on to terraform`
    : `is not passed on to terraform; ${verb} takes ${allowed.join(', ')}`;
}
