/**
 * The few pieces of ASN.1 DER that a certificate is made of (X.690). Every piece is tag, length, content.
 */
function piece(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthBytes(content.length)]), content]);
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

export const der = {
  sequence: (...parts: Uint8Array[]) => piece(0x30, ...parts),
  set: (...parts: Uint8Array[]) => piece(0x31, ...parts),
  boolean: (value: boolean) => piece(1, Buffer.from([value ? 0xff : 0])),
  /** A positive whole number, given as big-endian bytes; a leading one bit would read as a minus. */
  integer: (bytes: Uint8Array) => piece(2, Buffer.from((bytes[0] ?? 0) & 0x80 ? [0] : []), bytes),
  bits: (bytes: Uint8Array, unused = 0) => piece(3, Buffer.from([unused]), bytes),
  octets: (bytes: Uint8Array) => piece(4, bytes),
  text: (value: string) => piece(12, Buffer.from(value)),
  time: (date: Date) => piece(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d+/g, ''))),
  /** A member that is told from its neighbours by a number instead of its type. */
  tagged: (number: number, content: Uint8Array) => piece(0xa0 + number, content),
  /** As `tagged`, for plain bytes. */
  taggedBytes: (number: number, content: Uint8Array) => piece(0x80 + number, content),
  /** An object identifier such as `2.5.4.3`: the first two numbers share a byte, the rest is base 128. */
  oid(dotted: string): Buffer {
    const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
    return piece(6, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
  },
};

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
