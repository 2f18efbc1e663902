import { InteractionResponseType, InteractionType, MessageFlags } from 'discord-api-types/v10';
import type { Choice, InteractionRecord } from '../interactions/model.ts';
import { countProblems, lengthProblems, type Problem, problem } from './problem.ts';

/** The first answer to an interaction. */
export interface CallbackBody {
  type: InteractionResponseType;
  data?: { flags?: number | null; choices?: Choice[] | null; [field: string]: unknown } | null;
}

const {
  ChannelMessageWithSource,
  DeferredChannelMessageWithSource,
  DeferredMessageUpdate,
  UpdateMessage,
  ApplicationCommandAutocompleteResult,
  Modal,
} = InteractionResponseType;

const REPLIES = [ChannelMessageWithSource, DeferredChannelMessageWithSource];
const UPDATES = [DeferredMessageUpdate, UpdateMessage];

/** Which answers an interaction takes. A form is never the answer to a form, and only what hangs on a message updates one. */
function allowedTypes({ type, messageId }: InteractionRecord): InteractionResponseType[] {
  switch (type) {
    case InteractionType.ApplicationCommand:
      return [...REPLIES, Modal];
    case InteractionType.MessageComponent:
      return [...REPLIES, ...UPDATES, Modal];
    case InteractionType.ModalSubmit:
      return messageId ? [...REPLIES, ...UPDATES] : REPLIES;
    default:
      return [ApplicationCommandAutocompleteResult];
  }
}

function choiceProblems(choices: Choice[]): Problem[] {
  return [
    ...countProblems(['data', 'choices'], choices, [0, 25]),
    ...choices.flatMap(({ name, value }, index) => [
      ...lengthProblems(['data', 'choices', index, 'name'], name, [1, 100]),
      ...lengthProblems(['data', 'choices', index, 'value'], typeof value === 'string' ? value : null, [0, 100]),
    ]),
  ];
}

export function callbackProblems(interaction: InteractionRecord, { type, data }: CallbackBody): Problem[] {
  const allowed = allowedTypes(interaction);
  if (!allowed.includes(type)) {
    const message = `Interaction of type ${interaction.type} takes one of (${allowed.join(', ')}), not ${type}.`;
    return [problem(['type'], 'INTERACTION_CALLBACK_TYPE_INVALID', message)];
  }
  if (type === ApplicationCommandAutocompleteResult) return choiceProblems(data?.choices ?? []);
  const flags = data?.flags ?? 0;
  if (type === DeferredChannelMessageWithSource && flags & ~MessageFlags.Ephemeral) {
    return [problem(['data', 'flags'], 'DEFER_FLAGS_INVALID', 'A deferred reply takes no flag but EPHEMERAL.')];
  }
  return [];
}
