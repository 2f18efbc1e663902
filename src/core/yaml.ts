import { type Document, LineCounter, parseDocument, stringify } from 'yaml';
import type { Json } from './json.ts';
import { Refusal } from './refusal.ts';

const LONGEST = 64 * 1024;
const WRITING = { lineWidth: 0, indent: 2 } as const;

export type Fields = { readonly [key: string]: Json };

/** A YAML file with the lines its values stand on. */
export interface YamlFile {
  value: Record<string, unknown>;
  /** Line of the value at a path, or of the nearest thing around it; from 1. */
  lineOf(path: readonly (string | number)[]): number;
}

/**
 * Reads a YAML file that must hold one mapping. Aliases are refused: they could make a small file huge.
 * @throws Refusal `bad-input` with path and line
 */
export function readYaml(path: string, text: string, longest = LONGEST): YamlFile {
  const refuse = (why: string, line = 1): never => {
    throw new Refusal({ code: 'bad-input', field: `${path}, line ${line}`, why, expected: 'a YAML mapping' });
  };
  if (text.length > longest) return refuse(`the file has more than ${longest / 1024} KiB`);
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
    const [error] = document.errors;
    if (error) return refuse(error.message, lines.linePos(error.pos[0]).line);
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    if (!isMapping(value)) return refuse('the file holds no mapping');
    return { value, lineOf: (at) => lines.linePos(offsetOf(document, at)).line };
  } catch (error) {
    // Nested so deep that the stack ends, or aliases.
    if (error instanceof RangeError || error instanceof ReferenceError)
      return refuse('the file is nested too deeply or uses aliases');
    throw error;
  }
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
      return Number(node.range[0]);
  }
  return 0;
}

/** A new file; `remark` becomes the comment on top. */
export const writeYaml = (remark: string, value: Fields): string =>
  `${remark
    .split('\n')
    .map((line) => `# ${line}\n`)
    .join('')}${stringify(value, WRITING)}`;

/** One field to set, or to take away with `undefined`. */
export type Edit = readonly [path: readonly string[], value: Json | undefined];

/** The same file with some fields changed; comments and everything else stay. Without edits the bytes stay. */
export function editYaml(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const document = parseDocument(text);
  for (const [path, value] of edits) {
    if (value === undefined) document.deleteIn(path);
    else setIn(document, path, value);
  }
  return document.toString(WRITING);
}

/** A scalar that is there keeps its comment: only its value is replaced. */
function setIn(document: Document, path: readonly string[], value: Json): void {
  const node: unknown = document.getIn(path, true);
  const isScalar = typeof node === 'object' && node !== null && 'value' in node;
  if (isScalar && (typeof value !== 'object' || value === null)) node.value = value;
  else document.setIn(path, document.createNode(value));
}
