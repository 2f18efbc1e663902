import fc from 'fast-check';
import type { Resource } from '../../src/core/request.ts';
import { HOSTILE } from './samples.ts';

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    ...HOSTILE,
    '"; file("/etc/passwd")',
    '../../x',
    '<<-EOT\nEOT',
    'a'.repeat(70),
    -1,
    1e9,
    null,
    {},
    [[]],
  ),
  fc.constantFrom(...HOSTILE).map((text) => [text]),
  fc.constantFrom(...HOSTILE).map((text) => [{ name: text, gb: text, protocol: text, path: text, class: text }]),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue(),
);

/** A resource in which one setting is something that people send on purpose. */
export const spoiledOf = (resources: readonly Resource[]) =>
  fc.constantFrom(...resources).chain((resource) =>
    fc.record({
      resource: fc.constant(resource),
      setting: fc.constantFrom(...Object.keys(resource.settings)),
      value: hostile,
    }),
  );
