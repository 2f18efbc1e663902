import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MessageName, messages } from '../../../sandbox/cloud/wire/messages.ts';
import { decodeMessage, encodeMessage } from '../../../sandbox/cloud/wire/protobuf.ts';

type Plain = { [name: string]: unknown };
type Field = readonly [number, string, ('list' | 'map')?];

/** Any message of a name without default values, which protobuf does not send: they come back as absent. */
function anyMessage(name: string, depth = 0): fc.Arbitrary<Plain> {
  const fields: [string, Field][] = Object.entries(Object.entries(messages).find(([key]) => key === name)?.[1] ?? {});
  const shallow = depth < 4 ? fields : fields.filter(([, [, type]]) => !(type in messages));
  const model = Object.fromEntries(shallow.map(([field, shape]) => [field, anyField(shape, depth)]));
  return fc.record(model, { requiredKeys: [] }).map((message) => ({ ...message }));
}

function anyField([, type, many]: Field, depth: number): fc.Arbitrary<unknown> {
  const one = anyOne(type, depth, many !== undefined);
  if (many === 'list') return fc.array(one, { minLength: 1, maxLength: 3 });
  const key = fc.string({ unit: 'grapheme' }).filter((text) => text !== '__proto__');
  return many === 'map' ? fc.dictionary(key, one, { minKeys: 1, maxKeys: 3 }).map((map) => ({ ...map })) : one;
}

function anyOne(type: string, depth: number, inList: boolean): fc.Arbitrary<unknown> {
  const minLength = inList ? 0 : 1;
  switch (type) {
    case 'string':
      return fc.string({ unit: 'grapheme', minLength });
    case 'bytes':
      return fc.uint8Array({ minLength }).map((bytes) => Buffer.from(bytes));
    case 'bool':
      return fc.constant(true);
    case 'int':
      return fc.maxSafeInteger().filter((number) => number !== 0);
    case 'choice':
      return fc.nat();
    default:
      return anyMessage(type, depth + 1);
  }
}

const names = Object.keys(messages).filter((name): name is MessageName => name in messages);

describe('a protobuf message', () => {
  it.each(names)('%s is the same after its way over the wire', (name) => {
    fc.assert(
      fc.property(anyMessage(name), (message) => {
        expect(plain(decodeMessage(name, encodeMessage(name, message)))).toEqual(plain(message));
      }),
      { numRuns: 30 },
    );
  });

  it('is written as protobuf says', () => {
    const path = { steps: [{ attribute_name: 'disk' }, { element_key_int: 0 }] };
    expect(Buffer.from(encodeMessage('AttributePath', path)).toString('hex')).toBe('0a060a046469736b' + '0a021800');
    expect(Buffer.from(encodeMessage('Diagnostic', { severity: 300, summary: '' })).toString('hex')).toBe('08ac02');
    expect(Buffer.from(encodeMessage('NestedBlock', { nesting: -1 })).toString('hex')).toBe('18ffffffffffffffffff01');
  });

  it('is read past fields that are not in the table', () => {
    const unknownFields = Buffer.from('a2060568656c6c6f' + 'a80601' + 'ad0600000000' + 'b1060000000000000000', 'hex');
    const known = Buffer.from(encodeMessage('TypeName', { type_name: 'google_compute_disk' }));
    expect(decodeMessage('TypeName', Buffer.concat([unknownFields, known, unknownFields]))).toEqual({
      type_name: 'google_compute_disk',
    });
  });

  it('is refused, never misread or waited for, when it is cut off or made of noise', () => {
    const whole = encodeMessage('Diagnostic', { severity: 1, summary: 'quota', detail: 'exceeded' });
    expect(() => decodeMessage('Diagnostic', whole.subarray(0, whole.length - 1))).toThrow('Broken protobuf message');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        try {
          decodeMessage('PlanResourceChange.Request', noise);
        } catch (fault) {
          expect(String(fault)).toContain('Broken protobuf message');
        }
      }),
    );
  });
});

/** Buffers and plain byte arrays with the same bytes alike. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
