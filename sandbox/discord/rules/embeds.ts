import type { EmbedRecord } from '../messages/model.ts';
import { countProblems, lengthProblems, type Problem, problem } from './problem.ts';

/** Source: https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
const TOTAL = 6000;

const size = (text: string | null | undefined) => [...(text ?? '')].length;

const embedSize = ({ title, description, footer, author, fields }: EmbedRecord) =>
  size(title) +
  size(description) +
  size(footer?.text) +
  size(author?.name) +
  (fields ?? []).reduce((sum, { name, value }) => sum + size(name) + size(value), 0);

function oneEmbed(embed: EmbedRecord, index: number): Problem[] {
  const at = ['embeds', index];
  return [
    ...lengthProblems([...at, 'title'], embed.title, [0, 256]),
    ...lengthProblems([...at, 'description'], embed.description, [0, 4096]),
    ...lengthProblems([...at, 'footer', 'text'], embed.footer?.text, [0, 2048]),
    ...lengthProblems([...at, 'author', 'name'], embed.author?.name, [0, 256]),
    ...countProblems([...at, 'fields'], embed.fields ?? [], [0, 25]),
    ...(embed.fields ?? []).flatMap(({ name, value }, field) => [
      ...lengthProblems([...at, 'fields', field, 'name'], name, [1, 256]),
      ...lengthProblems([...at, 'fields', field, 'value'], value, [1, 1024]),
    ]),
  ];
}

export function embedProblems(embeds: EmbedRecord[]): Problem[] {
  const total = embeds.reduce((sum, embed) => sum + embedSize(embed), 0);
  const tooLong = `Embed size exceeds maximum size of ${TOTAL}`;
  return [
    ...countProblems(['embeds'], embeds, [0, 10]),
    ...embeds.flatMap(oneEmbed),
    ...(total > TOTAL ? [problem(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', tooLong)] : []),
  ];
}
