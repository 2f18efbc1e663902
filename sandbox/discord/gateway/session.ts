import { randomBytes } from 'node:crypto';
import { GatewayIntentBits } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';

/** Events kept for a client that comes back; a session that missed more has to begin anew. */
const KEPT = 2000;

interface Sent {
  s: number;
  text: string;
}

/** One client's connection as it lives on through broken sockets. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  socket: WebSocket | undefined;
  /** Numbers an event, keeps it for a replay and sends it when somebody listens. */
  send(event: string, data: object): void;
  /** Whether everything that came after `seq` is still known. */
  remembers(seq: number): boolean;
  /** Goes on over another socket, after sending again what came after `seq`. */
  resume(socket: WebSocket, seq: number): void;
}

export function createSession(socket: WebSocket, intents: number): Session {
  const history: Sent[] = [];
  let seq = 0;
  const session: Session = {
    id: randomBytes(16).toString('hex'),
    intents,
    socket,
    send(event, data) {
      seq += 1;
      const text = JSON.stringify({ op: 0, s: seq, t: event, d: data });
      history.push({ s: seq, text });
      if (history.length > KEPT) history.shift();
      session.socket?.send(text);
    },
    remembers: (after) => after <= seq && after + 1 >= (history[0]?.s ?? 1),
    resume(next, after) {
      session.socket = next;
      for (const { s, text } of history) if (s > after) next.send(text);
    },
  };
  return session;
}

const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;

/** What a bot may read of a message of others that does not mention it: not what it says. Source: as below */
export function readable(event: string, data: object, intents: number, botId: string): object {
  const { author, mentions = [] } = data as { author?: { id: string }; mentions?: { id: string }[] };
  const isForIt = author?.id === botId || mentions.some(({ id }) => id === botId);
  if (!event.startsWith('MESSAGE_') || !author || isForIt || (intents & MessageContent) !== 0) return data;
  return { ...data, content: '', embeds: [], attachments: [], components: [] };
}

/** The intent that an event needs; interactions need none. Source: https://discord.com/developers/docs/events/gateway#list-of-intents */
export function intentFor(event: string, isDirect: boolean): number {
  if (event.startsWith('INTERACTION_')) return 0;
  if (event.startsWith('MESSAGE_')) return isDirect ? DirectMessages : GuildMessages;
  return isDirect ? 0 : Guilds;
}
