import type { Server } from 'node:http';
import { ApplicationFlags, GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { NO_FLAGS, toUser } from '../wire/people.ts';
import { toGuildCreate } from '../wire/places.ts';
import type { World } from '../world/world.ts';
import { createSession, intentFor, readable, type Session } from './session.ts';

/** How the gateway lets go of the clients. */
export type Disconnect =
  /** The connection breaks without a word. */
  | 'socket'
  /** A close frame with a code that allows resuming. */
  | 'close'
  /** Op 7: the client is asked to come back and resume. */
  | 'reconnect'
  /** Op 9: the session is gone, the client has to identify again. */
  | 'invalid-session';

export interface Gateway {
  disconnect(kind: Disconnect): void;
  /** Clients that identified or resumed and are still connected. */
  connected(): number;
  close(): void;
}

const HEARTBEAT_MS = 41_250;
/** A longer frame from a client closes the connection. */
const MAX_FRAME_BYTES = 4096;

const send = (socket: WebSocket, op: GatewayOpcodes, d: unknown = null) =>
  socket.send(JSON.stringify({ op, d, s: null, t: null }));

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function toReady(world: World, session: Session): object {
  return {
    v: 10,
    user: { ...toUser(world.bot), mfa_enabled: true, verified: true, email: null },
    guilds: [...world.guilds.keys()].map((id) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: world.url.replace('http', 'ws'),
    shard: [0, 1],
    application: { id: world.bot.id, flags: NO_FLAGS | ApplicationFlags.ApplicationCommandBadge },
    session_type: 'normal',
    private_channels: [],
    relationships: [],
    presences: [],
    _trace: [],
  };
}

/** The gateway half: hello, identify, heartbeats, events, resume. Source: https://discord.com/developers/docs/events/gateway */
export function createGateway(world: World, server: Server): Gateway {
  const sockets = new WebSocketServer({ server, maxPayload: 1 << 20 });
  const sessions = new Map<string, Session>();

  function identify(socket: WebSocket, data: Record<string, unknown>): Session | undefined {
    if (data.token !== world.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
      return undefined;
    }
    const session = createSession(socket, Number(data.intents));
    sessions.set(session.id, session);
    session.send('READY', toReady(world, session));
    for (const guild of world.guilds.values()) session.send('GUILD_CREATE', toGuildCreate(world, guild));
    return session;
  }

  function resume(socket: WebSocket, data: Record<string, unknown>): Session | undefined {
    const session = sessions.get(String(data.session_id));
    const seq = Number(data.seq);
    if (!session || data.token !== world.token || !session.remembers(seq)) {
      send(socket, GatewayOpcodes.InvalidSession, false);
      return undefined;
    }
    session.resume(socket, seq);
    session.send('RESUMED', { _trace: [] });
    return session;
  }

  function receive(socket: WebSocket, raw: RawData, session: Session | undefined): Session | undefined {
    const frame = Buffer.isBuffer(raw)
      ? raw
      : Buffer.concat([raw].flat().map((part) => Buffer.from(new Uint8Array(part))));
    if (frame.length > MAX_FRAME_BYTES) socket.close(GatewayCloseCodes.DecodeError, 'Frame too long.');
    const payload: unknown = JSON.parse(frame.toString('utf8'));
    if (!isRecord(payload)) return session;
    const data = isRecord(payload.d) ? payload.d : {};
    if (payload.op === GatewayOpcodes.Heartbeat) send(socket, GatewayOpcodes.HeartbeatAck);
    if (payload.op === GatewayOpcodes.Identify) return identify(socket, data);
    if (payload.op === GatewayOpcodes.Resume) return resume(socket, data);
    return session;
  }

  sockets.on('connection', (socket) => {
    let session: Session | undefined;
    send(socket, GatewayOpcodes.Hello, { heartbeat_interval: HEARTBEAT_MS });
    socket.on('message', (raw) => {
      session = receive(socket, raw, session);
      world.changes.changed();
    });
    socket.on('close', (code) => {
      if (session?.socket === socket) session.socket = undefined;
      // A client that says goodbye ends its session; any other end can be resumed.
      if (session && (code === 1000 || code === 1001)) sessions.delete(session.id);
      world.changes.changed();
    });
  });

  world.dispatch = (event, data, { guildId }) => {
    const intent = intentFor(event, guildId === undefined);
    for (const session of sessions.values()) {
      if ((session.intents & intent) === intent)
        session.send(event, readable(event, data as object, session.intents, world.bot.id));
    }
    world.changes.changed();
  };

  function letGo(session: Session, kind: Disconnect): void {
    const { socket } = session;
    if (kind === 'invalid-session') sessions.delete(session.id);
    if (!socket) return;
    if (kind === 'socket') socket.terminate();
    if (kind === 'close') socket.close(4000, 'Unknown error.');
    if (kind === 'reconnect') send(socket, GatewayOpcodes.Reconnect);
    if (kind === 'invalid-session') send(socket, GatewayOpcodes.InvalidSession, false);
    // From here on events wait for the client to come back, though its socket may not know yet that it is dead.
    session.socket = undefined;
  }

  return {
    connected: () => [...sessions.values()].filter(({ socket }) => socket !== undefined).length,
    disconnect(kind) {
      for (const session of [...sessions.values()]) letGo(session, kind);
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
