const VARINT = 0;
const FIXED64 = 1;
const LENGTH_PREFIXED = 2;
const FIXED32 = 5;

/** One field as it stands on the wire. */
export type RawField = { number: number; value: number | Uint8Array };

/**
 * The fields of a message in the order they were sent; fields of fixed width, which our messages do not use, are passed
 * over.
 * @throws Error when the bytes end within a field or use a wire type that protobuf 3 does not have
 */
export function* readFields(bytes: Uint8Array): Generator<RawField> {
  let at = 0;
  const varint = (): number => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 63n) throw new Error('Broken protobuf message: number without end');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(BigInt.asIntN(64, value));
    }
  };
  const skip = (length: number): Uint8Array => {
    if (length < 0 || at + length > bytes.length) throw new Error('Broken protobuf message: field without end');
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    const wireType = key & 7;
    if (wireType === VARINT) yield { number, value: varint() };
    else if (wireType === LENGTH_PREFIXED) yield { number, value: skip(varint()) };
    else if (wireType === FIXED64) skip(8);
    else if (wireType === FIXED32) skip(4);
    else throw new Error(`Broken protobuf message: wire type ${wireType}`);
  }
}
