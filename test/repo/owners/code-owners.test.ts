import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerText, parseCodeOwners, ruleOf } from '../../../src/repo/owners/code-owners.ts';
import { matches, parsePattern } from '../../../src/repo/owners/pattern.ts';

const isOf = (pattern: string, path: string): boolean => {
  const parsed = parsePattern(pattern);
  if ('why' in parsed) throw new Error(parsed.why);
  return matches(parsed, path);
};
const ownersOf = (text: string, path: string): string[] | undefined =>
  ruleOf(parseCodeOwners(text), path)?.owners.map(ownerText);

/** Rows of GitHub's own page about code owners, and what follows from them. */
describe('a pattern of CODEOWNERS', () => {
  it.each([
    { pattern: '*', is: ['a', 'a/b/c.tf', '.github/x'], not: [] },
    { pattern: '*.js', is: ['a.js', 'x/y/a.js', 'dir.js/inside'], not: ['a.jsx', 'js'] },
    { pattern: '/build/logs/', is: ['build/logs/a', 'build/logs/b/c'], not: ['build/logs', 'x/build/logs/a'] },
    { pattern: 'docs/*', is: ['docs/a.md'], not: ['docs/b/a.md', 'x/docs/a.md', 'docs'] },
    { pattern: 'apps/', is: ['apps/a', 'x/apps/y/z'], not: ['apps', 'myapps/a'] },
    { pattern: '/docs/', is: ['docs/a', 'docs/b/c'], not: ['x/docs/a'] },
    { pattern: '**/logs', is: ['logs/a', 'build/logs/a', 'deep/er/logs', 'logs'], not: ['mylogs/a'] },
    { pattern: '/apps/github', is: ['apps/github', 'apps/github/a/b'], not: ['apps/github2', 'x/apps/github'] },
    { pattern: 'a/**', is: ['a/b', 'a/b/c'], not: ['a', 'x/a/b'] },
    { pattern: 'a/**/z', is: ['a/z', 'a/b/c/z', 'a/z/below'], not: ['a', 'z'] },
    { pattern: '**', is: ['a', 'a/b'], not: [] },
    { pattern: '/*', is: ['a'], not: ['a/b'] },
    { pattern: 'in?ra/*/main.tf', is: ['infra/x/main.tf'], not: ['infra/main.tf', 'infra/x/y/main.tf'] },
    { pattern: 'with\\ space.md', is: ['with space.md', 'x/with space.md'], not: ['with', 'space.md'] },
    { pattern: 'Case', is: ['Case'], not: ['case'] },
    { pattern: 'a.b', is: ['a.b'], not: ['axb'] },
    { pattern: '$(id){x}|y', is: ['$(id){x}|y'], not: ['x', 'y'] },
  ])('$pattern means some files and not others', ({ pattern, is, not }) => {
    expect(is.filter((path) => !isOf(pattern, path))).toEqual([]);
    expect(not.filter((path) => isOf(pattern, path))).toEqual([]);
  });

  it.each(['!keep.md', '\\#file', 'src/[ab].tf', '/', 'a//b'])('%s is none of GitHub’s', (pattern) =>
    expect(parsePattern(pattern)).toHaveProperty('why'),
  );

  const name = fc.stringMatching(/^[a-c.$]{1,4}$/);
  const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((steps) => steps.join('/'));
  const step = fc.oneof(fc.stringMatching(/^[a-c*?.$]{1,4}$/), fc.constant('**'));
  const pattern = fc
    .tuple(fc.boolean(), fc.array(step, { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([root, steps, folder]) => `${root ? '/' : ''}${steps.join('/')}${folder ? '/' : ''}`);

  it('means what the same words mean as a regular expression', () => {
    fc.assert(
      fc.property(pattern, path, (written, file) => {
        expect(isOf(written, file)).toBe(asRegExp(written).test(file));
      }),
    );
  });

  it('of a path itself means that path, whatever letters are in it', () => {
    const hostile = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((text) => !/[/[\]\n\r]/.test(text));
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (steps) => {
        const escaped = steps.map((one) => one.replace(/[\\*?\s]/gsu, '\\$&')).join('/');
        expect(isOf(`/${escaped}`, steps.join('/'))).toBe(true);
      }),
    );
  });

  it('is read in no time, however many stars it has', () => {
    expect(isOf(`${'*a'.repeat(60)}b`, 'a'.repeat(250))).toBe(false);
    expect(isOf(`${'**/a/'.repeat(40)}b`, 'a/'.repeat(200).slice(0, -1))).toBe(false);
  });
});

/** Another way to say what GitHub's page says, as slow as it likes. */
function asRegExp(written: string): RegExp {
  const anchored = written.startsWith('/') || written.replace(/\/$/, '').includes('/');
  const steps = written.replace(/^\//, '').replace(/\/$/, '').split('/');
  const isFolder = written.endsWith('/');
  const last = steps.at(-1);
  let source = anchored ? '^' : '^(?:.*/)?';
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    if (step === '**' && isLast) source += isFolder ? '(?:[^/]+/)*[^/]*' : '.+';
    else if (step === '**') source += '(?:[^/]+/)*';
    else
      source += `${step.replace(/[.$]/g, '\\$&').replace(/\*/g, '[^/]*').replace(/\?/g, '[^/]')}${isLast ? '' : '/'}`;
  }
  if (isFolder) return new RegExp(last === '**' ? `${source}$` : `${source}/.+$`);
  return new RegExp(`${source}${last === '*' || last === '**' ? '' : '(?:/.*)?'}$`);
}

describe('a CODEOWNERS file', () => {
  const FILE = `
# The last line that fits decides.
*            @acme/infra  # an aside
/prod/       @Mira @acme/Platform   lead@acme.example
/prod/docs/
*.md         @writer
/a\\ b/       @spaced
`;
  it.each([
    { path: 'x.tf', owners: ['@acme/infra'] },
    { path: 'prod/main.tf', owners: ['@mira', '@acme/platform', 'lead@acme.example'] },
    { path: 'prod/docs/x.txt', owners: [] },
    { path: 'prod/docs/x.md', owners: ['@writer'] },
    { path: 'a b/x.tf', owners: ['@spaced'] },
  ])('gives $path to $owners', ({ path, owners }) => expect(ownersOf(FILE, path)).toEqual(owners));

  it('names its wrong lines, and words that are no owners', () => {
    const read = parseCodeOwners('* @ok\n!x @ok\nsrc/[ab] @ok\n/y @a b @c/ @@d\n');
    expect(read.invalid.map(({ line }) => line)).toEqual([2, 3]);
    expect(read.rules.at(-1)).toMatchObject({ line: 4, unknown: ['b', '@c/', '@@d'], owners: [{ login: 'a' }] });
  });

  it('is read whatever it holds, and every line of it is a rule, wrong or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { rules, invalid } = parseCodeOwners(text);
        const lines = text.split(/\r\n|\r|\n/).length;
        expect(rules.length + invalid.length).toBeLessThanOrEqual(lines);
        for (const { line } of [...rules, ...invalid]) expect(line).toBeLessThanOrEqual(lines);
      }),
    );
  });

  it('lets the last of any lines decide', () => {
    const rule = fc.tuple(fc.constantFrom('*', '/a', 'a/', '*.tf', '/a/b.tf'), fc.constantFrom('', ' @x', ' @y'));
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), (rules) => {
        const text = rules.map(([pattern, owner]) => pattern + owner).join('\n');
        const deciding = rules.filter(([pattern]) => isOf(pattern, 'a/b.tf')).at(-1);
        expect(ownersOf(text, 'a/b.tf')).toEqual(deciding && (deciding[1] === '' ? [] : [deciding[1].trim()]));
      }),
    );
  });
});
