// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HCL's own templates are what is tested here
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  block,
  call,
  comment,
  type HclValue,
  heredoc,
  printFile,
  quote,
  reference,
  template,
  when,
} from '../../src/generators/hcl.ts';
import { anyText } from '../any-text.ts';
import { formatDifference, hasTerraform, inFolder, terraform } from './terraform.ts';

const HOSTILE = [
  '${file("/etc/passwd")}',
  '%{ for x in [1] }${x}%{ endfor }',
  '$${already} $$${three} %%{percent} $%{mixed}',
  '"} resource "x" "y" {',
  '@everyone `code` </details> ../../etc/passwd',
  'a\nb\r\nc\u0085d\u2028e\u2029f\tg\u0000h',
  '\u202Ereversed\u202C \uFEFF \u00AD',
  '👩‍🚀 e\u0301 \u{10FFFF} \uD800',
  '\\ \\n \\u0041 \\" "',
  '*/ /* // # <<EOT\nEOT',
  'x'.repeat(5_000),
  '',
  ' ',
];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  anyText({ maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', '~', 'a', '#', '\r', '\t'), maxLength: 20 }),
);
const number = fc.oneof(
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
);
const leaf: fc.Arbitrary<HclValue> = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const { value: anyValue } = fc.letrec<{ value: HclValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    text.map(heredoc),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom('for', 'null', 'in', 'a-b', '1a')), tie('value'), { maxKeys: 5 }),
  ),
}));

/** What terraform makes of a value: strings in NFC, half surrogates replaced, and no zero below zero. */
function evaluated(value: unknown): unknown {
  if (typeof value === 'string') return asUtf8(value);
  if (typeof value === 'number') return value + 0;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(evaluated);
  if ('text' in value && value.constructor !== Object) return evaluated(value.text);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [asUtf8(key), evaluated(field)]));
}
const asUtf8 = (value: string) => Buffer.from(value, 'utf8').toString('utf8').normalize('NFC');

/** Distinct keys may become one after normalisation; such an object is no fair question. */
const hasDistinctKeys = (value: unknown): boolean => {
  if (value === null || typeof value !== 'object') return true;
  const keys = Object.keys(value);
  return new Set(keys.map(asUtf8)).size === keys.length && Object.values(value).every(hasDistinctKeys);
};

describe('the HCL writer', () => {
  it.skipIf(!hasTerraform)('writes any value so that terraform reads the same and fmt has nothing to do', () => {
    const values = [...HOSTILE, ...HOSTILE.map(heredoc), ...fc.sample(anyValue, 500).filter(hasDistinctKeys)];
    const file = printFile(values.map((value, at) => block('output', [`v${at}`], [['value', [value]]])));
    expect(formatDifference(file)).toBe('');
    const outputs = inFolder({ 'main.tf': file }, (folder) => {
      terraform(folder, 'apply', '-auto-approve', '-input=false', '-no-color');
      return JSON.parse(terraform(folder, 'output', '-json')) as Record<string, { value: unknown }>;
    });
    values.forEach((value, at) => {
      expect(outputs[`v${at}`]?.value).toEqual([evaluated(value)]);
    });
  });

  it.skipIf(!hasTerraform)('writes comments that hide nothing and end where they should', () => {
    const remarks = [...HOSTILE, ...fc.sample(text, 200)];
    const file = printFile([
      ...remarks.flatMap((remark, at) => [
        comment(remark),
        block('output', [`o${at}`], [comment(remark), ['value', at]]),
      ]),
      comment('the end'),
    ]);
    expect(formatDifference(file)).toBe('');
    const outputs = inFolder({ 'main.tf': file }, (folder) => {
      terraform(folder, 'apply', '-auto-approve', '-input=false', '-no-color');
      return JSON.parse(terraform(folder, 'output', '-json')) as Record<string, { value: unknown }>;
    });
    expect(Object.keys(outputs)).toHaveLength(remarks.length);
    expect(file).not.toMatch(/[\u202E\uFEFF\u2028\r]/u);
  });

  it.skipIf(!hasTerraform)('writes scripts as people wrote them, with their indents', () => {
    const line = fc.constantFrom(
      '#!/bin/sh',
      '  echo $HOME',
      '\techo',
      '',
      '  ',
      'EOT',
      'EOT_',
      '    ${x} %{y}',
      '}',
      'é',
    );
    const scripts = fc.sample(
      fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => `${lines.join('\n')}\n`),
      200,
    );
    const file = printFile(
      scripts.map((one, at) => block('output', [`v${at}`], [['value', { script: heredoc(one) }]])),
    );
    expect(formatDifference(file)).toBe('');
    expect(file).toMatch(/<<-EOT\n/);
    const outputs = inFolder({ 'main.tf': file }, (folder) => {
      terraform(folder, 'apply', '-auto-approve', '-input=false', '-no-color');
      return JSON.parse(terraform(folder, 'output', '-json')) as Record<string, { value: { script: string } }>;
    });
    for (const [at, script] of scripts.entries()) expect(outputs[`v${at}`]?.value.script).toBe(script.normalize('NFC'));
  });

  it.skipIf(!hasTerraform)('hands text to functions of terraform so that it arrives as it was', () => {
    const texts = [...HOSTILE, '#!/bin/sh\nif true; then\n  echo "${x}"\nfi\n', ...fc.sample(text, 50)];
    const given = texts.flatMap((one) => [one, heredoc(one)]);
    const file = printFile(
      given.map((one, at) =>
        block(
          'output',
          [`v${at}`],
          [
            ['sensitive', false],
            ['value', call('base64encode', one)],
          ],
        ),
      ),
    );
    expect(formatDifference(file)).toBe('');
    const outputs = inFolder({ 'main.tf': file }, (folder) => {
      terraform(folder, 'apply', '-auto-approve', '-input=false', '-no-color');
      return JSON.parse(terraform(folder, 'output', '-json')) as Record<string, { value: string }>;
    });
    for (const [at, one] of given.entries())
      expect(Buffer.from(outputs[`v${at}`]?.value ?? '', 'base64').toString()).toBe(evaluated(one));
  });

  it('aligns assignments over runs of single lines, and ends a run at a value of several lines', () => {
    const file = printFile([
      block(
        'resource',
        ['google_compute_instance', 'web'],
        [
          ['name', 'web'],
          ['machine_type', 'e2-medium'],
          ['labels', { 'managed-by': 'guildops', project: 'shop' }],
          ['zone', 'us-central1-a'],
          block('boot_disk', [], [block('initialize_params', [], [['size', 20]])]),
          block('scratch', [], []),
        ],
      ),
    ]);
    expect(file).toBe(`resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-medium"
  labels = {
    managed-by = "guildops"
    project    = "shop"
  }
  zone = "us-central1-a"

  boot_disk {
    initialize_params {
      size = 20
    }
  }

  scratch {}
}
`);
  });

  it('writes references and templates, and takes neither from text', () => {
    const network = reference('google_compute_network', 'app', 'id');
    expect(
      printFile([
        ['a', network],
        ['b', template`net-${network}-$\{x}`],
        ['c', 'google_compute_network.app.id'],
      ]),
    ).toBe(
      'a = google_compute_network.app.id\nb = "net-${google_compute_network.app.id}-$${x}"\nc = "google_compute_network.app.id"\n',
    );
    expect(reference('a', 'b', 0, 'c').path).toBe('a.b[0].c');
    expect(() => reference('a', 'b"]')).toThrow('not an HCL identifier');
    expect(() => reference('a', -1)).toThrow('not an index');
    expect(() => block('resource "x', [], [])).toThrow('not an HCL identifier');
    expect(() => printFile([['a = 1 b', 1]])).toThrow('not an HCL identifier');
    expect(() => printFile([['a', Number.NaN]])).toThrow('not a number');
  });

  it('quotes without ever leaving the string', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(quote(value)).toMatch(/^"(?:[^"\\\n\r]|\\["\\nrt]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"$/);
        // Every sign in front of a brace has its double: taking pairs away leaves no template.
        expect(quote(value).replaceAll('$${', '').replaceAll('%%{', '')).not.toMatch(/[$%]\{/);
      }),
    );
  });

  it('leaves out what a condition does not want', () => {
    expect(printFile([...when(true, ['a', 1]), ...when(false, ['b', 2])])).toBe('a = 1\n');
    expect(printFile([])).toBe('');
  });
});
