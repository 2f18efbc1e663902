import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROOFS } from './proofs.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Keeps the table true: a test that is renamed or taken away has to be looked for here. */
describe.each(Object.entries(PROOFS))('of %s', (_, proofs) => {
  it.each(proofs)('$what is shown by a test', ({ file, title }) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain(title);
  });
});
