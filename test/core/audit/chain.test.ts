import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuditRow,
  type Break,
  chained,
  createVerifier,
  GENESIS,
  headsIn,
  headText,
  type ToldHead,
} from '../../../src/core/audit/chain.ts';
import type { AuditFacts } from '../../../src/core/audit/entry.ts';
import { digestOf } from '../../../src/core/ids.ts';

const facts = (n: number, extra: Partial<AuditFacts> = {}): AuditFacts => ({
  ...{ n, at: '2026-11-20T12:00:00.000Z', surface: 'discord', actor: 'discord:8', name: 'ana', what: 'granted' },
  ...extra,
});

/** A chain of so many rows. */
function chainOf(length: number): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let n = 1; n <= length; n += 1)
    rows.push(chained(facts(n, { details: `{"n":${n}}` }), rows.at(-1)?.hash ?? GENESIS.hash));
  return rows;
}

function verify(rows: readonly AuditRow[], heads: readonly ToldHead[] = [], from = GENESIS): Break | undefined {
  const verifier = createVerifier(from, heads);
  for (const row of rows) {
    const problem = verifier.next(row);
    if (problem) return problem;
  }
  return verifier.end();
}

/** The chain anew from a row that was changed on, as whoever owns the database could write it. */
function rewritten(rows: readonly AuditRow[], from: number): AuditRow[] {
  const kept = rows.slice(0, from - 1);
  for (const row of rows.slice(from - 1))
    kept.push(chained({ ...row, name: 'somebody else' }, kept.at(-1)?.hash ?? GENESIS.hash));
  return kept;
}

describe('the chain of the audit trail', () => {
  const rows = chainOf(5);
  const at = (n: number) => rows[n - 1] as AuditRow;
  const told = (...all: AuditRow[]): ToldHead[] => all.map((row) => ({ ...row, where: `tag ${row.n}` }));

  it('holds as it was written, and against every head that was told of it', () => {
    expect(verify(rows, told(...rows))).toBeUndefined();
  });

  it('holds over a cut, from the head of the last row that was let go', () => {
    expect(verify(rows.slice(2), told(...rows.slice(2)), at(2))).toBeUndefined();
  });

  it.each<[string, (rows: AuditRow[]) => AuditRow[], Break]>([
    [
      'a field that was changed',
      (all) => all.with(2, { ...at(3), name: 'bo' }),
      { n: 3, why: 'it was changed after it was written' },
    ],
    [
      'a field that was taken away',
      (all) => all.with(2, (facts(3) as AuditRow) && { ...facts(3), prev: at(3).prev, hash: at(3).hash }),
      { n: 3, why: 'it was changed after it was written' },
    ],
    ['a row that is gone', (all) => all.toSpliced(2, 1), { n: 4, why: 'row 3 is missing' }],
    [
      'a row that was written anew alone',
      (all) => all.with(2, chained({ ...at(3), name: 'bo' }, at(2).hash)),
      { n: 4, why: 'it does not follow the row before it' },
    ],
    ['a first row that is gone', (all) => all.slice(1), { n: 2, why: 'row 1 is missing' }],
  ])('breaks at %s', (_, change, problem) => {
    expect(verify(change([...rows]))).toEqual(problem);
  });

  it('breaks at a head that was told elsewhere, where all that follows was written anew', () => {
    expect(verify(rewritten(rows, 3), told(at(2), at(4)))).toEqual({
      n: 4,
      why: `tag 4 tells of another one: ${at(4).hash}`,
    });
  });

  it('breaks at an end that is missing, when a head of it was told elsewhere', () => {
    expect(verify(rows.slice(0, 3), told(at(5)))).toEqual({
      n: 4,
      why: 'tag 5 tells of rows up to 5, which are missing',
    });
  });

  it('shows any change of any field of any row', () => {
    const fields = ['at', 'surface', 'actor', 'name', 'what', 'details', 'hash', 'prev', 'guild', 'linked'] as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...fields), fc.string(), (n, field, text) => {
        fc.pre(at(n)[field] !== text);
        expect(verify(rows.with(n - 1, { ...at(n), [field]: text }))).toBeDefined();
      }),
    );
  });

  it('is found in the message of a tag, and in nothing that only looks like it', () => {
    const head = { n: 12, hash: digestOf('x') };
    expect(headsIn(`Deploy 7F3K\n${headText(head)}\nmore`)).toEqual([head]);
    expect(headsIn(`Guildops-Audit: 12 abc, Guildops-Audit: x ${head.hash}`)).toEqual([]);
  });
});
