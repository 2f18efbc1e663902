import { type Digest, digestOf } from '../ids.ts';
import { canonicalJson } from '../json.ts';
import type { AuditFacts } from './entry.ts';

/** A row with its link to the one before. */
export interface AuditRow extends AuditFacts {
  prev: Digest;
  hash: Digest;
}

/** Where the chain had come to at some moment. */
export interface AuditHead {
  n: number;
  hash: Digest;
}

/** A head that was told somewhere. `where` names the place for people. */
export interface ToldHead extends AuditHead {
  where: string;
}

/** Before the first row. */
export const GENESIS: AuditHead = { n: 0, hash: '0'.repeat(64) as Digest };

/** The row that follows `prev`: changing anything in it, or before it, changes its hash and every later one. */
export function chained(facts: AuditFacts, prev: Digest): AuditRow {
  const hash = digestOf(`${prev}${canonicalJson({ ...present(facts) })}`);
  return { ...facts, prev, hash };
}

/** Facts alone, without what a row has beside them and without what is not there. */
function present({
  n,
  at,
  guild,
  surface,
  actor,
  linked,
  name,
  what,
  project,
  deploy,
  commit,
  plan,
  details,
}: AuditFacts) {
  const all = { n, at, guild, surface, actor, linked, name, what, project, deploy, commit, plan, details };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<
    string,
    string | number
  >;
}

/** Where a chain is not what it was: the first row that shows it, and in which way. */
export interface Break {
  n: number;
  why: string;
}

/**
 * Follows the chain from `from`, where rows before it were let go, and compares it with heads that were told elsewhere. `heads` that lie
 * before the first row that is left cannot be compared.
 */
export function createVerifier(from: AuditHead, heads: readonly ToldHead[]) {
  let last = from;
  const told = new Map<number, ToldHead[]>();
  for (const head of heads) told.set(head.n, [...(told.get(head.n) ?? []), head]);

  function problemOf(row: AuditRow): Break | undefined {
    const { n } = row;
    if (n !== last.n + 1) return { n, why: `row ${last.n + 1} is missing` };
    if (row.prev !== last.hash) return { n, why: `it does not follow the row before it` };
    if (chained(row, row.prev).hash !== row.hash) return { n, why: 'it was changed after it was written' };
    const other = told.get(n)?.find(({ hash }) => hash !== row.hash);
    return other && { n, why: `${other.where} tells of another one: ${other.hash}` };
  }

  return {
    /** The break that this row shows, if any; rows come in order. */
    next(row: AuditRow): Break | undefined {
      const problem = problemOf(row);
      last = row;
      return problem;
    },
    /** After the last row: heads that were told of rows which are not there any more. */
    end(): Break | undefined {
      const beyond = heads.filter(({ n }) => n > last.n).sort((a, b) => a.n - b.n)[0];
      return beyond && { n: last.n + 1, why: `${beyond.where} tells of rows up to ${beyond.n}, which are missing` };
    },
  };
}

const HEAD = /\bGuildops-Audit: (\d{1,15}) ([0-9a-f]{64})\b/g;

/** How a head stands in a tag or a message. */
export const headText = ({ n, hash }: AuditHead): string => `Guildops-Audit: ${n} ${hash}`;

/** The heads that a text tells of. */
export const headsIn = (text: string): AuditHead[] =>
  [...text.matchAll(HEAD)].map(([, n = '', hash = '']) => ({ n: Number(n), hash: hash as Digest }));
