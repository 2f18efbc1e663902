import type { Json } from '../../core/json.ts';
import { fieldAt, isFields, listOf } from '../../core/plan-json/tree.ts';
import type { Place } from '../plan/place.ts';
import { isWorld } from './cidr.ts';

export interface Condition {
  /** `StringEquals`, as it is written, in lower case. */
  operator: string;
  /** In lower case: `aws:sourceip`. */
  key: string;
  values: readonly string[];
}

/** One statement of an IAM policy. What is not known yet is left out of the lists. */
export interface Statement {
  isAllow: boolean;
  actions: readonly string[];
  /** Everything but some actions: as wide as `*`. */
  isAllBut: boolean;
  resources: readonly string[];
  principals: readonly { kind: string; id: string }[];
  /** Everybody but some. */
  isEverybodyBut: boolean;
  conditions: readonly Condition[];
}

/** The statements of a policy in JSON; undefined for what is none. */
export function statementsIn(text: string | undefined): Statement[] | undefined {
  if (text === undefined) return undefined;
  try {
    const statements = fieldAt(JSON.parse(text) as Json, 'Statement');
    return (Array.isArray(statements) ? listOf(statements) : [statements ?? null]).filter(isFields).map(toStatement);
  } catch {
    return undefined;
  }
}

const textsOf = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? listOf(value) : [value ?? null]).flatMap((one) =>
    one === null || typeof one === 'object' ? [] : [String(one)],
  );

const toStatement = (one: Json): Statement => ({
  isAllow: fieldAt(one, 'Effect') === 'Allow',
  actions: textsOf(fieldAt(one, 'Action')),
  isAllBut: fieldAt(one, 'NotAction') !== undefined,
  resources: fieldAt(one, 'NotResource') === undefined ? textsOf(fieldAt(one, 'Resource')) : ['*'],
  principals: principalsIn(fieldAt(one, 'Principal')),
  isEverybodyBut: fieldAt(one, 'NotPrincipal') !== undefined,
  conditions: conditionsIn(fieldAt(one, 'Condition')),
});

function principalsIn(principal: Json | undefined): Statement['principals'] {
  if (!isFields(principal)) return textsOf(principal).map((id) => ({ kind: 'AWS', id }));
  return Object.entries(principal).flatMap(([kind, ids]) => textsOf(ids).map((id) => ({ kind, id })));
}

const conditionsIn = (condition: Json | undefined): Condition[] =>
  Object.entries(isFields(condition) ? condition : {}).flatMap(([operator, keys]) =>
    Object.entries(isFields(keys) ? keys : {}).map(([key, values]) => ({
      ...{ operator: operator.toLowerCase(), key: key.toLowerCase(), values: textsOf(values) },
    })),
  );

/** The statements of an `aws_iam_policy_document`, also one that is only read during the apply. */
export const statementsOfDocument = (document: Place): Statement[] =>
  document.each('statement').map((one) => ({
    isAllow: one.word('effect', 'allow') === 'allow',
    actions: one.texts('actions'),
    isAllBut: !one.at('not_actions').isAbsent,
    resources: one.at('not_resources').isAbsent ? one.texts('resources') : ['*'],
    principals: one
      .each('principals')
      .flatMap((principal) =>
        principal.texts('identifiers').map((id) => ({ kind: principal.text('type') ?? 'AWS', id })),
      ),
    isEverybodyBut: !one.at('not_principals').isAbsent,
    conditions: one.each('condition').map((condition) => ({
      ...{
        operator: condition.word('test') ?? '',
        key: condition.word('variable') ?? '',
        values: condition.texts('values'),
      },
    })),
  }));

/** Condition keys that bind a statement to somebody or to some network. */
const NARROWING = new Set(
  (
    'aws:principalorgid aws:principalorgpaths aws:principalarn aws:principalaccount aws:principalservicename aws:userid aws:sourcevpce ' +
    'aws:sourcevpc aws:sourcearn aws:sourceaccount aws:sourceowner aws:sourceorgid aws:vpcsourceip kms:calleraccount kms:viaservice ' +
    'sts:externalid s3:dataaccesspointaccount'
  ).split(' '),
);

const HOLDS = /^(?:foranyvalue:)?(?:string(?:equals|like|equalsignorecase)|arn(?:equals|like)|ipaddress|bool)$/;

/** Whether a condition lets only known ones through. One that passes where its key is missing, or that only excludes, does not. */
function narrows({ operator, key, values }: Condition): boolean {
  if (!HOLDS.test(operator)) return false;
  if (key === 'aws:sourceip') return values.length > 0 && !isWorld(values);
  return NARROWING.has(key) && !values.some((value) => /^[*?]*$/.test(value));
}

/** Anybody at all: a star among its principals, and nothing that narrows it. */
export function isForAnybody({ isAllow, principals, isEverybodyBut, conditions }: Statement): boolean {
  const isStar = isEverybodyBut || principals.some(({ kind, id }) => id === '*' && (kind === 'AWS' || kind === '*'));
  return isAllow && isStar && !conditions.some(narrows);
}

/** Whether a statement gives an action: `iam:PassRole` is in `iam:*` and `iam:Pass*`. */
export const gives = ({ actions, isAllBut }: Statement, action: string): boolean =>
  isAllBut || actions.some((pattern) => matches(pattern, action));

/** IAM's wildcards, without regard to case. Linear: each piece is looked for once. */
export function matches(pattern: string, action: string): boolean {
  const text = action.toLowerCase();
  const pieces = pattern.toLowerCase().split('*');
  if (pieces.length === 1) return pieces[0] === text;
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - at >= last.length && text.endsWith(last);
}
