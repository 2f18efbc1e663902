import { type Message, type MessageName, messages } from './messages.ts';
import { readFields } from './protobuf-reader.ts';
import { ProtobufWriter } from './protobuf-writer.ts';

type Field = readonly [number: number, type: string, many?: 'list' | 'map'];
type Fields = { readonly [name: string]: Field };
type Plain = { [name: string]: unknown };

const tables = new Map<string, Fields>(Object.entries(messages));
const VARINT = 0;
const LENGTH_PREFIXED = 2;
/** A map is sent as a list of entries with these two fields. */
const entryFields = (type: string): Fields => ({ key: [1, 'string'], value: [2, type] });

/** Writes a message. Fields that are absent or hold their default value are not sent, as protobuf 3 wants it. */
export function encodeMessage<Name extends MessageName>(name: Name, message: Message<Name>): Uint8Array {
  return encodeFields(messages[name], message);
}

/**
 * Reads a message. Fields that our table does not list are ignored.
 * @throws Error when the bytes are not a protobuf message of that shape
 */
export function decodeMessage<Name extends MessageName>(name: Name, bytes: Uint8Array): Message<Name> {
  // The table that reads the fields is the one their types are derived from, so the shape holds by construction.
  return decodeFields(messages[name], bytes) as Message<Name>;
}

function encodeFields(fields: Fields, message: Plain): Uint8Array {
  const writer = new ProtobufWriter();
  for (const [name, [number, type, many]] of Object.entries(fields)) {
    const value = message[name];
    if (value === undefined || value === null) continue;
    if (many === 'list') for (const element of asList(value)) writeField(writer, number, type, element, true);
    else if (many === 'map') {
      for (const [key, element] of Object.entries(value)) {
        writer.varint(number * 8 + LENGTH_PREFIXED);
        writer.bytes(encodeFields(entryFields(type), { key, value: element }));
      }
    } else writeField(writer, number, type, value, false);
  }
  return writer.result;
}

/** @param always sends the default value too: elements of lists count, and a `choice` says by being there which it is */
function writeField(writer: ProtobufWriter, number: number, type: string, value: unknown, always: boolean): void {
  if (type === 'int' || type === 'choice' || type === 'bool') {
    if (!value && !always && type !== 'choice') return;
    writer.varint(number * 8 + VARINT);
    writer.varint(Number(value));
    return;
  }
  const bytes = fieldBytes(type, value);
  if (bytes.length === 0 && !always && (type === 'string' || type === 'bytes')) return;
  writer.varint(number * 8 + LENGTH_PREFIXED);
  writer.bytes(bytes);
}

function fieldBytes(type: string, value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return type === 'string' ? Buffer.from(String(value)) : encodeFields(fieldsOf(type), { ...(value as Plain) });
}

function decodeFields(fields: Fields, bytes: Uint8Array): Plain {
  const byNumber = new Map(Object.entries(fields).map(([name, field]) => [field[0], { name, field }]));
  const message: Plain = {};
  for (const { number, value } of readFields(bytes)) {
    const found = byNumber.get(number);
    if (!found) continue;
    const [, type, many] = found.field;
    if (many === 'list') message[found.name] = [...asList(message[found.name] ?? []), decodeValue(type, value)];
    else if (many === 'map') message[found.name] = { ...(message[found.name] ?? {}), ...decodeEntry(type, value) };
    else message[found.name] = decodeValue(type, value);
  }
  return message;
}

function decodeEntry(type: string, bytes: number | Uint8Array): Plain {
  const { key = '', value } = decodeFields(entryFields(type), wanted(bytes));
  return Object.fromEntries([[String(key), value ?? decodeValue(type, new Uint8Array())]]);
}

function decodeValue(type: string, value: number | Uint8Array): unknown {
  if (type === 'bool') return value !== 0;
  if (type === 'int' || type === 'choice') return value;
  if (type === 'bytes') return wanted(value);
  if (type === 'string') return Buffer.from(wanted(value)).toString();
  return decodeFields(fieldsOf(type), wanted(value));
}

function wanted(value: number | Uint8Array): Uint8Array {
  if (typeof value === 'number') throw new Error('Broken protobuf message: a number where bytes are due');
  return value;
}

function fieldsOf(type: string): Fields {
  const fields = tables.get(type);
  if (!fields) throw new Error(`No message "${type}" in the table`);
  return fields;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
