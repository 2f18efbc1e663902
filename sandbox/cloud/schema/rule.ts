import type { Json } from '../cty/json.ts';

/** Forms of text that providers check. */
export const FORMATS = {
  arn: /^arn:[\w-]+:[\w-]+:[\w-]*:[\w-]*:.+/,
  'azure-resource-id': /^\/subscriptions\/[^/]+(\/.+)?$|^\/providers\/.+/,
  base64: /^[A-Za-z0-9+/\s]*={0,2}\s*$/,
  cidr: /^(\d{1,3}(\.\d{1,3}){3}|[\da-fA-F:]+)\/\d{1,3}$/,
  ipv4: /^\d{1,3}(\.\d{1,3}){3}$/,
  rfc3339: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  uuid: /^[\da-fA-F]{8}(-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/,
} as const;

/** What a provider holds an argument or block to, beyond the shape that its schema tells. Paths are dotted. */
export interface Rule {
  /** A change makes a new object. */
  readonly replaces?: true;
  /** Used for what the configuration leaves out. */
  readonly default?: Json;
  readonly among?: readonly (string | number)[];
  readonly least?: number;
  readonly most?: number;
  /** Lengths of a text, in characters. */
  readonly shortest?: number;
  readonly longest?: number;
  /** A regular expression. */
  readonly like?: string;
  readonly is?: keyof typeof FORMATS;
  readonly exactlyOneOf?: readonly string[];
  readonly atLeastOneOf?: readonly string[];
  readonly conflictsWith?: readonly string[];
  readonly needs?: readonly string[];
}

const WORDS: { readonly [word in keyof Rule]-?: (value: unknown) => boolean } = {
  replaces: (value) => value === true,
  default: (value) => value !== null,
  among: Array.isArray,
  least: isNumber,
  most: isNumber,
  shortest: isNumber,
  longest: isNumber,
  like: isText,
  is: (value) => isText(value) && value in FORMATS,
  exactlyOneOf: Array.isArray,
  atLeastOneOf: Array.isArray,
  conflictsWith: Array.isArray,
  needs: Array.isArray,
};

/** Stands between what a schema says of an argument and each part of its rule. */
export const RULE_MARK = ' | ';

/**
 * Reads the parts of a rule: `replaces`, `default 30`, `among ["TCP","UDP"]`. No parts make no rule.
 * @throws Error when a part is not understood
 */
export function parseRule(parts: readonly string[]): Rule | undefined {
  if (parts.length === 0) return undefined;
  const read = parts.map((part): [string, unknown] => {
    const [, word = '', json] = /^(\w+)(?: (.+))?$/s.exec(part) ?? [];
    const value: unknown = json === undefined ? true : JSON.parse(json);
    if (!isWord(word) || !WORDS[word](value)) throw new Error(`Rule not understood: "${part}"`);
    return [word, value];
  });
  return Object.fromEntries(read);
}

/** Writes a rule so that {@link parseRule} reads it back; with a mark before each part. */
export function printRule(rule: Rule = {}): string {
  const parts = Object.entries(rule).map(([word, value]) =>
    value === true && word === 'replaces' ? word : `${word} ${JSON.stringify(value)}`,
  );
  return parts.map((part) => RULE_MARK + part).join('');
}

function isWord(word: string): word is keyof Rule {
  return Object.hasOwn(WORDS, word);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
