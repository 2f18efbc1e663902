import { gzipSync } from 'node:zlib';

/*
 * A policy in the form that `opa build -t wasm` gives it, without opa: a WebAssembly module with the exports of OPA's ABI 1.2, whose rules are
 * fixed answers. Source: openpolicyagent.org/docs/wasm, "ABI"; WebAssembly core specification 1.0, binary format.
 */

type Bytes = readonly number[];
type Func = { name: string; takes: number; body: Bytes };

const I32 = 0x7f;
const [GET, CONST] = [0x20, 0x41];
const [IF, ELSE, END, EQUALS, GREATER] = [0x04, 0x05, 0x0b, 0x46, 0x4a];

function leb(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  return rest === 0 && low < 0x40 ? [low] : [low | 0x80, ...leb(rest)];
}

const list = (...items: readonly Bytes[]): number[] => [...leb(items.length), ...items.flat()];
const sized = (bytes: Bytes): number[] => [...leb(bytes.length), ...bytes];
const text = (value: string): number[] => sized([...Buffer.from(value)]);
const section = (id: number, bytes: Bytes): number[] => [id, ...sized(bytes)];
const number = (value: number): number[] => [CONST, ...leb(value)];
const either = (when: Bytes, so: Bytes, other: Bytes): number[] => [...when, IF, I32, ...so, ELSE, ...other, END];

/** Where the answers stand, and from where on memory is free. */
const ANSWERS = 1024;
const FREE = 16_384;

export interface Rule {
  name: string;
  /** What it answers to a plan of more bytes than `from`, else to any; undefined rules answer with no result. */
  answer: unknown;
  /** Answers with an empty list to shorter plans. */
  from?: number;
}

/** The bytes of `policy.wasm`. */
export function compiledPolicy(rules: readonly Rule[]): Buffer {
  const texts: number[] = [];
  const place = (value: unknown): number[] => {
    const at = ANSWERS + texts.length;
    texts.push(...Buffer.from(JSON.stringify(value)), 0);
    return number(at);
  };
  const results = (value: unknown) => (value === undefined ? [] : [{ result: value }]);
  const answers = rules.map(({ answer, from = 0 }) =>
    either([GET, 4, ...number(from), GREATER], place(results(answer)), place(results([]))),
  );
  const none = place([]);
  const evaluate = answers.reduceRight<Bytes>(
    (others, answer, entry) => either([GET, 1, ...number(entry), EQUALS], answer, others),
    none,
  );
  const funcs: Func[] = [
    { name: 'builtins', takes: 0, body: place({}) },
    { name: 'entrypoints', takes: 0, body: place(Object.fromEntries(rules.map(({ name }, at) => [name, at]))) },
    { name: 'opa_json_dump', takes: 1, body: [GET, 0] },
    { name: 'opa_json_parse', takes: 2, body: [GET, 0] },
    { name: 'opa_malloc', takes: 1, body: number(FREE) },
    { name: 'opa_heap_ptr_get', takes: 0, body: number(2 * FREE) },
    { name: 'opa_heap_ptr_set', takes: 1, body: [GET, 0] },
    { name: 'opa_eval', takes: 7, body: evaluate },
  ];
  const version = [I32, 0, ...number(1), END];
  const minor = [I32, 0, ...number(2), END];
  return Buffer.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(...funcs.map(({ takes }) => [0x60, ...list(...Array(takes).fill([I32])), ...list([I32])]))),
    ...section(2, list([...text('env'), ...text('memory'), 2, 0, 1])),
    ...section(3, list(...funcs.map((_, at) => leb(at)))),
    ...section(6, list(version, minor)),
    ...section(
      7,
      list(
        ...funcs.map(({ name }, at) => [...text(name), 0, ...leb(at)]),
        [...text('opa_wasm_abi_version'), 3, 0],
        [...text('opa_wasm_abi_minor_version'), 3, 1],
      ),
    ),
    ...section(10, list(...funcs.map(({ body }) => sized([0, ...body, END])))),
    ...section(11, list([0, ...number(ANSWERS), END, ...sized(texts)])),
  ]);
}

/** The same as `opa build` leaves it: a compressed tar with the policy beside its manifest. */
export function bundled(policy: Buffer): Buffer {
  const entry = (name: string, bytes: Buffer) => {
    const head = Buffer.alloc(512);
    head.write(name, 0);
    head.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
    return Buffer.concat([head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
  };
  return gzipSync(
    Buffer.concat([entry('/data.json', Buffer.from('{}')), entry('/policy.wasm', policy), Buffer.alloc(1024)]),
  );
}
