import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIModalSubmitInteraction,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  type RawFile,
} from 'discord.js';
import { fieldsOf } from './asked.ts';

const NAME = 'what-you-typed.txt';

/** The fields of a form as text that can be copied from, empty where nothing was typed. */
function typedIn(raw: APIModalSubmitInteraction): string {
  const typed = Object.entries(fieldsOf(raw)).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [`${name}:\n${value}\n`] : [],
  );
  return typed.join('\n');
}

/**
 * The door's answer and the files that go with it. A message at once to a form that was sent means that nothing of it was kept, and
 * Discord has shut it: what somebody typed goes back to them.
 */
export function withTyped(
  raw: APIInteraction,
  response: APIInteractionResponse,
): [response: APIInteractionResponse, files: RawFile[]] {
  const isRefusal = response.type === InteractionResponseType.ChannelMessageWithSource;
  const typed = raw.type === InteractionType.ModalSubmit && isRefusal ? typedIn(raw) : '';
  if (!isRefusal || typed === '') return [response, []];
  const { data } = response;
  const file = { type: ComponentType.File as const, file: { url: `attachment://${NAME}` } };
  return [
    {
      ...response,
      data: {
        ...data,
        components: [...(data.components ?? []), file],
        attachments: [{ id: '0', filename: NAME }],
      },
    },
    [{ name: NAME, data: Buffer.from(typed), contentType: 'text/plain' }],
  ];
}
