import { ButtonStyle, ComponentType } from 'discord.js';
import type { MessageBody } from '../message.ts';
import { allOf, choiceProblems, count, customIdProblems, isSelect, length, type Node } from './node.ts';

const MAX_COMPONENTS = 40;
const MAX_TEXT = 4000;
const MAX_CONTENT = 2000;
const MAX_ROWS = 5;
const MAX_FILE_BYTES = 10 * 1024 * 1024;

function rowProblems(row: Node): string[] {
  const inside = row.components ?? [];
  const selects = inside.filter(isSelect).length;
  if (selects > 0) return inside.length === 1 ? [] : ['a row holds one select menu alone'];
  return count('buttons in a row', inside.length, 1, 5);
}

function buttonProblems(button: Node): string[] {
  const isLink = button.style === ButtonStyle.Link;
  return [
    ...length('button label', button.label, 1, 80),
    ...length('button url', button.url, 1, 512),
    ...(button.label || button.emoji ? [] : ['a button without label and emoji']),
    ...(isLink === Boolean(button.url) ? [] : ['a url belongs to link buttons, and only to them']),
    ...(isLink === !button.custom_id ? [] : ['a custom_id belongs to all buttons but links']),
  ];
}

function nodeProblems(node: Node): string[] {
  switch (node.type) {
    case ComponentType.ActionRow:
      return rowProblems(node);
    case ComponentType.Button:
      return buttonProblems(node);
    case ComponentType.StringSelect:
      return [...choiceProblems(node, 25), ...length('placeholder', node.placeholder, 1, 150)];
    case ComponentType.TextDisplay:
      return length('text', node.content, 1, MAX_TEXT);
    case ComponentType.Section:
      return [
        ...count('texts in a section', node.components?.length ?? 0, 1, 3),
        ...(node.accessory ? [] : ['a section without its button']),
      ];
    case ComponentType.Container:
      return [
        ...((node.components?.length ?? 0) > 0 ? [] : ['an empty container']),
        ...(node.components?.some(({ type }) => type === ComponentType.Container)
          ? ['a container in a container']
          : []),
      ];
    default:
      return [];
  }
}

function cardProblems(body: MessageBody, nodes: readonly Node[]): string[] {
  const texts = nodes.reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
  return [
    ...(body.content ? ['content beside components'] : []),
    ...count('components', nodes.length, 1, MAX_COMPONENTS),
    ...(texts > MAX_TEXT ? [`${texts} characters of text, ${MAX_TEXT} are allowed`] : []),
  ];
}

const noteProblems = (body: MessageBody, top: readonly Node[]): string[] => [
  ...length('content', body.content ?? undefined, 0, MAX_CONTENT),
  ...count('rows', top.length, 0, MAX_ROWS),
  ...(top.some(({ type }) => type !== ComponentType.ActionRow) ? ['components that need a card'] : []),
  ...(body.content || top.length > 0 || body.attachments?.length ? [] : ['an empty message']),
];

/** What Discord would refuse in a message; `isCard` when its flags say that it is made of components. */
export function messageProblems(body: MessageBody, isCard: boolean): string[] {
  const top = (body.components ?? []) as readonly Node[];
  const nodes = top.flatMap(allOf);
  return [
    ...(isCard ? cardProblems(body, nodes) : noteProblems(body, top)),
    ...nodes.flatMap(nodeProblems),
    ...customIdProblems(nodes),
  ];
}

/** Bytes that Discord takes as one file of a message. */
export const fits = (file: string): boolean => Buffer.byteLength(file) <= MAX_FILE_BYTES;
