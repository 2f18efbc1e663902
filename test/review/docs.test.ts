import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/review/registry.ts';

/** The table as docs/review.md has it: a rule is one row. */
const row = ({ id, severity, title, fix, refs }: (typeof RULES)[number]) =>
  `| ${id} | ${severity} | ${title} | ${fix} | ${refs.filter((ref) => !/^[\da-f]{8}-/.test(ref)).join(', ')} |`;

describe('docs/review.md', () => {
  const text = readFileSync(new URL('../../docs/review.md', import.meta.url), 'utf8');
  const table = text.slice(text.indexOf('<!-- rules -->'));

  it('lists every rule as it is, and no other', () => {
    expect(table.split('\n').filter((line) => /^\| [A-Z\d]+-\d/.test(line))).toEqual(RULES.map(row));
  });
});
