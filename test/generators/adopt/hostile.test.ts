import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/json.ts';
import { adopt } from '../../../src/generators/adopt/adopt.ts';
import { leftAloneFile, movedFile } from '../../../src/generators/adopt/hand-over.ts';
import { reportLines } from '../../../src/generators/adopt/report.ts';
import { parseState } from '../../../src/generators/adopt/state.ts';
import { generateProject } from '../../../src/generators/generate.ts';
import { anyText } from '../../any-text.ts';
import * as azure from '../azure/everything.ts';
import { HOSTILE, SHOP } from '../samples.ts';
import { richState, stateText } from './samples.ts';

const text = fc.oneof(anyText({ maxLength: 40 }), fc.constantFrom(...HOSTILE));

/** The same value with every text of a person's in it exchanged. */
function spoiled(value: Json, by: string): Json {
  if (typeof value === 'string') return by;
  if (Array.isArray(value)) return value.map((one) => spoiled(one, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoiled(one, by)]));
}

describe('a state that was written on purpose', () => {
  it.each([
    ['gcp', SHOP],
    ['azure', azure.PROD],
  ] as const)('is answered, whatever stands in place of a value, on %s', (provider, project) => {
    const whole = richState(provider).filter(({ type }) => !/^google_container|kubernetes/.test(type));
    const place = fc
      .nat({ max: whole.length - 1 })
      .chain((at) =>
        fc.record({ at: fc.constant(at), key: fc.constantFrom(...Object.keys(whole[at]?.values ?? {})), by: text }),
      );
    fc.assert(
      fc.property(place, ({ at, key, by }) => {
        const state = whole.map((one, n) =>
          n === at ? { ...one, values: { ...one.values, [key]: spoiled(one.values[key] ?? null, by) } } : one,
        );
        const adoption = adopt(state, project);
        // Every file is written, which refuses what is no name and no reference.
        generateProject({ project, resources: adoption.resources });
        expect(adoption.moves.length + adoption.leaves.length).toBe(state.length);
      }),
      { numRuns: 10 },
    );
  });

  it('gets no sign of its own into a block or before a terminal', () => {
    fc.assert(
      fc.property(text, text, (key, name) => {
        const at = `google_compute_disk.x[${JSON.stringify(key)}]`;
        const adoption = adopt(parseState(stateText([at, { name, description: name }])), SHOP);
        const file = leftAloneFile(adoption) ?? '';
        expect(file.replaceAll(/^#.*$/gm, '').trim()).toMatch(
          /^(?:removed \{\n {2}from = google_compute_disk\.x\n\n {2}lifecycle \{\n {4}destroy = false\n {2}\}\n\})?$/,
        );
        expect(movedFile(adoption)).toBeUndefined();
        expect(reportLines(adoption).join('')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 200 },
    );
  });
});
