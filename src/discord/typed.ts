import {
  type APIInteraction,
  type APIInteractionResponse,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  type RawFile,
} from 'discord.js';
import type { Said } from './answer.ts';
import { type Asked, type AskedForm, fieldsOf } from './asked.ts';
import type { Card } from './message.ts';

const NAME = 'what-you-typed.txt';

/** As long, typing it again is a burden. */
const LONG = 80;

const FILE = { type: ComponentType.File as const, file: { url: `attachment://${NAME}` } };

/** The fields of a form as text that can be copied from, empty where nothing was typed. */
function typedIn(fields: AskedForm['fields']): string {
  const typed = Object.entries(fields).flatMap(([name, value]) =>
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
  const typed = raw.type === InteractionType.ModalSubmit && isRefusal ? typedIn(fieldsOf(raw)) : '';
  if (!isRefusal || typed === '') return [response, []];
  const { data } = response;
  return [
    {
      ...response,
      data: {
        ...data,
        components: [...(data.components ?? []), FILE],
        attachments: [{ id: '0', filename: NAME }],
      },
    },
    [{ name: NAME, data: Buffer.from(typed), contentType: 'text/plain' }],
  ];
}

/** A refusal of what was asked for: with a longer text of a form, which Discord has shut, as a file for whoever typed it. */
export function withLongText(asked: Asked, refusal: Card): Said {
  const isLong =
    asked.kind === 'form' &&
    Object.values(asked.fields).some((value) => typeof value === 'string' && value.length > LONG);
  if (!isLong) return refusal;
  return {
    components: [...refusal.components, FILE],
    aloud: refusal.components,
    file: { name: NAME, bytes: Buffer.from(typedIn(asked.fields)) },
  };
}
