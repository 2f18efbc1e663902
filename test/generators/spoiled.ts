import fc from 'fast-check';
import type { Resource } from '../../src/core/request.ts';
import { anyText } from '../any-text.ts';
import { HOSTILE } from './samples.ts';

/** What no file may call. */
export const PWNED = 'pwned(';

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: HCL's own templates
/** Texts that would call it, were they taken for code. */
const CALLS = [
  '${pwned(1)}',
  '$${pwned(1)}',
  '$$${pwned(1)}',
  '%{ if pwned(1) }x%{ endif }',
  '"\nx = pwned(1)\n',
  'x" + pwned(1) + "',
  '\\"\nx = pwned(1)',
  '\nresource "a" "b" {\n  x = pwned(1)\n}\n',
  'line\rx = pwned(1)',
  'line\u2028x = pwned(1)\u0085y = pwned(2)',
  '#!/bin/sh\nEOT\nx = pwned(1)\n<<EOT\n',
  '#!/bin/sh\n  echo ${pwned(1)} "%{for x in pwned(1)}"\n',
  '*/ x = pwned(1) /*',
  '// */ pwned(1)',
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: HCL's own templates

const texts = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...CALLS) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  {
    weight: 1,
    arbitrary: fc.tuple(anyText({ maxLength: 20 }), fc.constantFrom(...CALLS)).map((both) => both.join('')),
  },
);

const odd = fc.oneof(
  fc.constantFrom<unknown>('../../x', 'a'.repeat(70), -1, 1e9, null, {}, [[]]),
  texts.map((text) => [text]),
  texts.map((text) => `existing:${text}`),
  texts.map((text) => [{ name: text, gb: text, protocol: text, path: text, class: text }]),
  fc.jsonValue(),
);

/** Settings of every kind that hold any text. */
const FREE = ['purpose', 'requested_by', 'startup_script'];

/** A resource in which one setting is something that people send on purpose. */
export const spoiledOf = (resources: readonly Resource[]) =>
  fc.constantFrom(...resources).chain((resource) => {
    const settings = Object.keys(resource.settings);
    const free = settings.filter((setting) => FREE.includes(setting));
    return fc.record({
      resource: fc.constant(resource),
      setting: fc.oneof(fc.constantFrom(...settings), fc.constantFrom(...free)),
      value: fc.oneof(texts, texts, odd),
    });
  });
