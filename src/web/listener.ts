import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Handler, sendJson } from './handler.ts';

export interface ListenerSettings {
  host: string;
  /** 0: the system chooses. */
  port: number;
  /** Asked in order; the first that answers ends it. */
  handlers: readonly Handler[];
  onError(error: unknown): void;
  /** Longest time for one whole request, headers and body; default 60 s. */
  requestTimeoutMs?: number;
}

export interface Listener {
  /** `http://127.0.0.1:43211`. */
  url: string;
  port: number;
  /** Takes no new requests, lets the present ones end for `graceMs`, then cuts what is left. */
  close(graceMs?: number): Promise<void>;
}

const GRACE_MS = 5_000;

/** Starts one HTTP listener. @throws Error when the address is taken */
export async function listen(settings: ListenerSettings): Promise<Listener> {
  const { host, port, requestTimeoutMs = 60_000 } = settings;
  const server = createServer({ requestTimeout: requestTimeoutMs }, (request, response) => {
    void answer(settings, request, response);
  });
  server.listen(port, host);
  await once(server, 'listening');
  const bound = server.address() as AddressInfo;
  const name = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return {
    url: `http://${name}:${bound.port}`,
    port: bound.port,
    close: (graceMs = GRACE_MS) => closeServer(server, graceMs),
  };
}

async function answer({ handlers, onError }: ListenerSettings, request: IncomingMessage, response: ServerResponse) {
  try {
    for (const handler of handlers) if (await handler(request, response)) return;
    sendJson(response, 404, { error: 'There is nothing here.' });
  } catch (error) {
    if (request.destroyed && !request.complete) return; // the other side hung up: there is nobody to answer
    onError(error);
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { error: 'Something went wrong here; it was logged.' });
  }
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
