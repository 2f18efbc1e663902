import { Call, type HclObject, type HclValue, Heredoc, Reference, Template } from './model.ts';
import { escapeHeredocLine, escapeText, quote, quoteKey } from './text.ts';

const FLAT_LIST_WIDTH = 72;
const KEYWORDS = new Set(['for', 'true', 'false', 'null']);

/** A value as lines; the first one continues `name = `. */
export function printValue(value: HclValue, indent: string): string[] {
  if (value === null) return ['null'];
  if (typeof value === 'string') return [quote(value)];
  if (typeof value === 'number') return [printNumber(value)];
  if (typeof value === 'boolean') return [String(value)];
  if (value instanceof Reference) return [value.path];
  if (value instanceof Template) return [printTemplate(value)];
  if (value instanceof Heredoc) return printHeredoc(value, indent);
  if (value instanceof Call) return printCall(value, indent);
  return isList(value) ? printList(value, indent) : printObject(value, indent);
}

const isList = (value: readonly HclValue[] | HclObject): value is readonly HclValue[] => Array.isArray(value);

function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`not a number in HCL: ${value}`);
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

const printTemplate = ({ parts }: Template): string =>
  `"${parts.map((part) => (part instanceof Reference ? `\${${part.path}}` : escapeText(part))).join('')}"`;

export const isHeredoc = (lines: readonly string[]): boolean => lines.length > 1 && (lines[0] ?? '').startsWith('<<-');

function printHeredoc({ text }: Heredoc, indent: string): string[] {
  if (!holdsInHeredoc(text)) return [quote(text)];
  const lines = text.slice(0, -1).split('\n');
  const tag = freeTag(lines);
  return [
    `<<-${tag}`,
    ...lines.map((line) => (line ? `${indent}  ${escapeHeredocLine(line)}` : '')),
    `${indent}${tag}`,
  ];
}

/**
 * `<<-` takes away the leading blanks that all lines have and cannot escape anything, so only such text may use it as comes back the same:
 * one line at least begins without blanks, and none is of blanks alone.
 */
const holdsInHeredoc = (text: string): boolean =>
  text.endsWith('\n') &&
  /^[^\s]/mu.test(text) &&
  !/^[ \t]+$/m.test(text) &&
  !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Co}\p{Cs}]/u.test(text.replaceAll(/[\n\t]/g, ''));

function freeTag(lines: readonly string[]): string {
  let tag = 'EOT';
  while (lines.some((line) => line.trim() === tag)) tag += '_';
  return tag;
}

/** A heredoc's end leaves the closing bracket a line of its own. */
function printCall({ name, text }: Call, indent: string): string[] {
  const [first = '', ...rest] = printValue(text, indent);
  return rest.length === 0 ? [`${name}(${first})`] : [`${name}(${first}`, ...rest, `${indent})`];
}

function printList(values: readonly HclValue[], indent: string): string[] {
  // A heredoc's end tag must stand alone on its line, which leaves no room for a comma.
  const items = values.map((value) => printValue(value instanceof Heredoc ? value.text : value, `${indent}  `));
  const flat = `[${items.map(([first]) => first).join(', ')}]`;
  const isFlat = items.every(([first = '', ...rest]) => rest.length === 0 && !/^[{[]./.test(first));
  if (isFlat && flat.length <= FLAT_LIST_WIDTH) return [flat];
  return ['[', ...items.flatMap((lines) => withComma(lines, `${indent}  `)), `${indent}]`];
}

const withComma = ([first = '', ...rest]: readonly string[], indent: string): string[] => {
  const lines = [indent + first, ...rest];
  return [...lines.slice(0, -1), `${lines.at(-1)},`];
};

function printObject(value: HclObject, indent: string): string[] {
  const entries = Object.entries(value).map(([key, field]) => [printKey(key), field] as const);
  if (entries.length === 0) return ['{}'];
  return ['{', ...printAssignments(entries, `${indent}  `), `${indent}}`];
}

const printKey = (key: string): string =>
  /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) && !KEYWORDS.has(key) ? key : quoteKey(key);

/**
 * `name = value` lines, aligned as `terraform fmt` does: over runs of adjacent assignments of one line. A value that opens a bracket
 * over several lines is not aligned and ends the run; a heredoc stays in it. Names are ASCII, so their length is their width.
 */
export function printAssignments(entries: readonly (readonly [string, HclValue])[], indent: string): string[] {
  const out: string[] = [];
  let run: { name: string; lines: string[] }[] = [];
  const endRun = () => {
    const width = Math.max(0, ...run.map(({ name }) => name.length));
    for (const { name, lines } of run) out.push(...assignment(indent, name, width, lines));
    run = [];
  };
  for (const [name, value] of entries) {
    const lines = printValue(value, indent);
    if (lines.length === 1 || isHeredoc(lines)) {
      run.push({ name, lines });
      continue;
    }
    endRun();
    out.push(...assignment(indent, name, 0, lines));
  }
  endRun();
  return out;
}

const assignment = (indent: string, name: string, width: number, [first, ...rest]: readonly string[]): string[] => [
  `${indent}${name}${' '.repeat(Math.max(0, width - name.length))} = ${first}`,
  ...rest,
];
