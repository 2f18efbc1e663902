import { type Attribute, assertIdentifier, Block, type Body, type BodyItem, Comment } from './model.ts';
import { printAssignments } from './print-value.ts';
import { commentLines, quote } from './text.ts';

/** A whole file, ending in one line break; a body without items is an empty file. */
export function printFile(body: Body): string {
  const lines = printBody(body, '');
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** Neighbours of the same sort stand together; a blank line keeps a block apart from what surrounds it, but not from its comment. */
function printBody(body: Body, indent: string): string[] {
  return groups(body).flatMap((group, at, all) => {
    const lines = printGroup(group, indent);
    return at > 0 && needsBlank(all[at - 1], group) ? ['', ...lines] : lines;
  });
}

type Group = { attributes: Attribute[] } | { block: Block } | { comment: Comment };

function groups(body: Body): Group[] {
  const found: Group[] = [];
  for (const item of body) {
    const last = found.at(-1);
    if (item instanceof Block) found.push({ block: item });
    else if (item instanceof Comment) found.push({ comment: item });
    else if (last && 'attributes' in last) last.attributes.push(checked(item));
    else found.push({ attributes: [checked(item)] });
  }
  return found;
}

const checked = (item: Exclude<BodyItem, Block | Comment>): Attribute => [assertIdentifier(item[0]), item[1]];

const needsBlank = (before: Group | undefined, group: Group): boolean => {
  if (before === undefined || 'comment' in before) return false;
  return 'block' in group || 'block' in before || 'comment' in group;
};

function printGroup(group: Group, indent: string): string[] {
  if ('attributes' in group) return printAssignments(group.attributes, indent);
  if ('comment' in group) return commentLines(group.comment.text).map((line) => `${indent}# ${line}`.trimEnd());
  return printBlock(group.block, indent);
}

function printBlock({ type, labels, body }: Block, indent: string): string[] {
  const head = `${indent}${[type, ...labels.map(quote)].join(' ')}`;
  const inside = printBody(body, `${indent}  `);
  return inside.length === 0 ? [`${head} {}`] : [`${head} {`, ...inside, `${indent}}`];
}
