import { type Message, toBody } from '../../../src/discord/message.ts';

interface Node {
  content?: string;
  label?: string;
  placeholder?: string;
  disabled?: boolean;
  components?: Node[];
  accessory?: Node;
}
const flat = (node: Node): Node[] => [
  node,
  ...[...(node.components ?? []), ...(node.accessory ? [node.accessory] : [])].flatMap(flat),
];
const nodesOf = (message: Message): Node[] => ((toBody(message).body.components ?? []) as Node[]).flatMap(flat);
/** All text of a message, in order. */
export const textOf = (message: Message): string =>
  nodesOf(message)
    .flatMap(({ content }) => content ?? [])
    .join('\n');
/** What menus say that nothing was chosen in. */
export const placeholdersOf = (message: Message): string[] =>
  nodesOf(message).flatMap(({ placeholder }) => placeholder ?? []);
/** Labels in order; a disabled one in brackets. */
export const buttonsOf = (message: Message): string[] =>
  nodesOf(message).flatMap(({ label, disabled }) => (label ? [disabled ? `(${label})` : label] : []));
