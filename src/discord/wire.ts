import {
  type APIChannel,
  type APIInteractionResponse,
  type APIMessage,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  Routes,
} from 'discord.js';
import { assertMessage, assertModal } from './assert-message.ts';
import { errorCode, isCode } from './errors.ts';
import { type Message, toBody } from './message.ts';

/** The right to answer an interaction for 15 minutes. */
export interface Reply {
  application: string;
  token: string;
}

/** Every call to Discord's HTTP API that we make. Messages pass `assertMessage`, and none pings anybody unless it says whom. */
export interface Wire {
  /** First answer to an interaction; one that got there but whose receipt was lost counts as given. */
  respond(
    interaction: { id: string; token: string },
    response: APIInteractionResponse,
    files?: readonly RawFile[],
  ): Promise<void>;
  /** Replaces the deferred answer, or the private message whose button was clicked. */
  editAnswer(reply: Reply, message: Message): Promise<void>;
  /** One more private message to whoever clicked. */
  followUp(reply: Reply, message: Message): Promise<void>;
  /** Posts and answers the message's id. The same `nonce` within some minutes answers the first message again. */
  send(channel: string, nonce: string, message: Message): Promise<string>;
  edit(channel: string, id: string, message: Message): Promise<void>;
  /** The last hundred messages, newest first. */
  recent(channel: string): Promise<APIMessage[]>;
  channel(id: string): Promise<APIChannel>;
  /** Opens the place where we talk to one person, or answers the one there is. */
  directly(person: string): Promise<string>;
  /** Starts the thread of a message and answers its id; a message has one at most, so one that exists is it. */
  startThread(channel: string, message: string, thread: { name: string; minutes: number }): Promise<string>;
  /** Lets Discord put the thread away after so many minutes without a message. */
  archiveAfter(thread: string, minutes: number): Promise<void>;
  setArchived(thread: string, archived: boolean): Promise<void>;
}

const PRIVATE = MessageFlags.Ephemeral;

function assertResponse(response: APIInteractionResponse): void {
  if (response.type === InteractionResponseType.Modal) assertModal(response.data);
  if (response.type === InteractionResponseType.ChannelMessageWithSource) assertMessage(response.data);
}

/** The wire over discord.js' own REST client, which queues by rate limit and retries what failed on the way. */
export function createWire(rest: REST): Wire {
  return {
    async respond({ id, token }, response, files = []) {
      assertResponse(response);
      try {
        await rest.post(Routes.interactionCallback(id, token), { body: response, files: [...files], auth: false });
      } catch (error) {
        // A retry after a lost receipt, or another process of ours: either way somebody has heard.
        if (!isCode(error, errorCode.alreadyAcknowledged)) throw error;
      }
    },
    async editAnswer({ application, token }, message) {
      await rest.patch(Routes.webhookMessage(application, token), { ...toBody(message), auth: false });
    },
    async followUp({ application, token }, message) {
      await rest.post(Routes.webhook(application, token), { ...toBody(message, PRIVATE), auth: false });
    },
    async send(channel, nonce, message) {
      const { body, files } = toBody(message);
      const sent = await rest.post(Routes.channelMessages(channel), {
        body: { ...body, nonce, enforce_nonce: true },
        files,
      });
      return (sent as APIMessage).id;
    },
    async edit(channel, id, message) {
      await rest.patch(Routes.channelMessage(channel, id), toBody(message));
    },
    recent: async (channel) =>
      (await rest.get(Routes.channelMessages(channel), {
        query: new URLSearchParams({ limit: '100' }),
      })) as APIMessage[],
    channel: async (id) => (await rest.get(Routes.channel(id))) as APIChannel,
    async directly(person) {
      const opened = (await rest.post(Routes.userChannels(), { body: { recipient_id: person } })) as APIChannel;
      return opened.id;
    },
    async startThread(channel, message, { name, minutes }) {
      try {
        const body = { name, auto_archive_duration: minutes };
        const thread = (await rest.post(Routes.threads(channel, message), { body })) as APIChannel;
        return thread.id;
      } catch (error) {
        if (isCode(error, errorCode.threadExists)) return message; // a thread has the id of its message
        throw error;
      }
    },
    async archiveAfter(thread, minutes) {
      await rest.patch(Routes.channel(thread), { body: { auto_archive_duration: minutes } });
    },
    async setArchived(thread, archived) {
      await rest.patch(Routes.channel(thread), { body: { archived } });
    },
  };
}
