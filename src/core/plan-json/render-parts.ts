import { literal, type Part } from './diff.ts';

const FORCES = ' # forces replacement';

/** Attributes, maps, lists and blocks, each in its own bracket; the `=` of single lines stand below each other. */
export function renderParts(parts: readonly Part[], hidden: number, indent: string): string[] {
  const width = Math.max(0, ...parts.map(({ name, diff }) => (diff.is === 'leaf' ? shownName(name).length : 0)));
  return [
    ...parts.flatMap((part) => renderPart(part, indent, width)),
    ...(hidden > 0 ? [`${indent}  # (${hidden} unchanged hidden)`] : []),
  ];
}

/** A map's key may be any text. */
const shownName = (name: string): string => (/^[A-Za-z_][\w-]*$/.test(name) || name === '' ? name : literal(name));

function renderPart(part: Part, indent: string, width: number): string[] {
  const { name, diff } = part;
  if (diff.is === 'leaf') return [renderLeaf(name, diff, indent, width)];
  if (diff.form === 'block') return diff.parts.flatMap((item) => renderBlock(name, item, diff.forces, indent));
  const [open, close] = diff.form === 'list' ? ['[', ']'] : ['{', '}'];
  const label = name === '' ? '' : `${shownName(name)} = `;
  return [
    `${indent}${diff.glyph} ${label}${open}${diff.forces ? FORCES : ''}`,
    ...renderParts(diff.parts, diff.hidden, `${indent}    `),
    `${indent}  ${close}`,
  ];
}

type Leaf = Extract<Part['diff'], { is: 'leaf' }>;

/** An entry of a list has no name. */
function renderLeaf(name: string, { glyph, text, forces }: Leaf, indent: string, width: number): string {
  const line = name === '' ? `${text},` : `${shownName(name).padEnd(width)} = ${text}`;
  return `${indent}${glyph} ${line}${forces ? FORCES : ''}`;
}

/** One block of several with the same name. */
function renderBlock(name: string, { diff }: Part, allForce: boolean, indent: string): string[] {
  if (diff.is === 'leaf') return [`${indent}${diff.glyph} ${shownName(name)} = ${diff.text}`];
  return [
    `${indent}${diff.glyph} ${shownName(name)} {${allForce || diff.forces ? FORCES : ''}`,
    ...renderParts(diff.parts, diff.hidden, `${indent}    `),
    `${indent}  }`,
  ];
}
