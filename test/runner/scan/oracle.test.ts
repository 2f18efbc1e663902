import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHcl } from '../../../src/repo/hcl/blocks.ts';
import { parseJsonBlocks } from '../../../src/repo/hcl/json-blocks.ts';
import { HclSyntaxError } from '../../../src/repo/hcl/tokens.ts';
import { terraform } from '../rig.ts';

/** Text that would be a block if it were not where it is. */
const DECOY = 'output "decoy" { value = 1 }';
const piece = fc.constantFrom(
  DECOY,
  ...[
    '}',
    '{',
    '"',
    '\\"',
    '\\\\',
    '$',
    '$$',
    '%',
    '%%',
    '$${',
    '%%{',
    '$$${',
    '#',
    '//',
    '/*',
    '*/',
    '<<EOT',
    'EOT',
    ' ',
    'a',
  ],
);
const raw = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''));
// A sign right before a template would escape it, so generated text never ends in one there: a blank comes between.
/** Text inside quotes: quotes and backslashes escaped, templates closed. */
const quotable = raw.map((text) =>
  text.replace(/[\\"]/g, (char) => `\\${char}`).replace(/([$%])\{/g, (_, sign: string) => `${sign} {`),
);
const nested = fc
  .tuple(quotable, quotable)
  .map(([a, b]) => `${a} \${upper("${b}}")}%{ if true }{${a} %{ else }}%{ endif }`);
const quoted = fc.oneof(quotable, nested).map((text) => `"${text}"`);
const line = raw.map((text) => text.replace(/([$%])\{/g, (_, sign: string) => `${sign} {`));
const heredoc = fc
  .tuple(
    fc.constantFrom('<<', '<<-'),
    fc.array(
      fc.oneof(
        line,
        line.map((text) => `\${"}"}${text}`),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([open, lines]) => `${open}END\n${[...lines, '  ENDS', 'END "'].join('\n')}\n  END\n`);
const comment = fc.oneof(
  line.map((text) => `# ${text}\n`),
  line.map((text) => `// ${text}\n`),
  line.map((text) => `/* ${text.replaceAll('*/', '* /')} */`),
);
const value = fc.oneof(
  quoted.map((text) => `${text}\n`),
  heredoc,
  fc.tuple(quoted, comment).map(([text, remark]) => `[ ${remark}\n ${text}, ${remark}\n {a = ${text}\n}]\n`),
);
const file = fc.array(fc.tuple(comment, value), { minLength: 1, maxLength: 4 });

/** One file: comments and values of every kind, each followed by an output that really is one. */
const textOf = (parts: [string, string][], n: number): string =>
  parts
    .map(([remark, text], m) => `${remark}\nlocals {\n  v${n}_${m} = ${text}}\noutput "real_${n}_${m}" { value = 1 }\n`)
    .join('');

describe('what is code and what is text', () => {
  it.runIf(terraform)('is seen as the engine sees it', async () => {
    const texts = fc.sample(file, 150).map(textOf);
    const dir = mkdtempSync(join(tmpdir(), 'guildops-oracle-'));
    texts.forEach((text, n) => {
      writeFileSync(join(dir, `f${n}.tf`), text);
    });
    const env = { CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '/dev/null' };
    const run = (...args: string[]) => execa(terraform ?? '', args, { cwd: dir, env, extendEnv: false });
    await run('init', '-input=false');
    await run('plan', '-out=p', '-input=false');
    const shown = JSON.parse((await run('show', '-json', 'p')).stdout) as { planned_values: { outputs: object } };
    rmSync(dir, { recursive: true });
    const ours = texts.flatMap((text) =>
      parseHcl(text)
        .filter(({ type }) => type === 'output')
        .map(({ labels }) => labels[0]),
    );
    expect(ours.sort()).toEqual(Object.keys(shown.planned_values.outputs).sort());
  });

  it('is decided for any text at all, without hanging or failing otherwise', () => {
    const any = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(piece).map((parts) => parts.join('')),
    );
    for (const parse of [parseHcl, parseJsonBlocks]) {
      fc.assert(
        fc.property(any, (text) => {
          try {
            parse(text);
          } catch (fault) {
            expect(fault).toBeInstanceOf(HclSyntaxError);
          }
        }),
        { numRuns: 500 },
      );
    }
  });

  it('hides no block behind anything that may stand before it', () => {
    fc.assert(
      fc.property(file, (parts) => {
        const blocks = parseHcl(`${textOf(parts, 0)}\ndata "external" "x" {}\n`);
        expect(blocks.at(-1)).toMatchObject({ type: 'data', labels: ['external', 'x'] });
        expect(blocks.flatMap(({ labels }) => labels)).not.toContain('decoy');
      }),
    );
  });
});
