import type { Http2SecureServer, Http2Server } from 'node:http2';
import type { Cloud } from '../clouds.ts';
import type { CloudStore } from '../store/index.ts';
import { serveGrpc } from '../wire/grpc.ts';
import { createHandlers } from './handlers.ts';
import type { Latency } from './latency.ts';
import type { Session } from './session.ts';

export interface Provider {
  cloud: Cloud;
  store: CloudStore;
  latency: Latency;
  /** terraform asks the process to end; only one that it started itself should obey. */
  shutdown(): void;
  /** How a crash looks from outside; without it the connection breaks and the process lives on for the others. */
  crash?(): void;
}

/** Serves one cloud to terraform on an HTTP/2 server. */
export function serveProvider(
  server: Http2Server | Http2SecureServer,
  { cloud, store, latency, shutdown, crash }: Provider,
): void {
  serveGrpc(server, {
    shutdown,
    async connect(connection) {
      const gone = new AbortController();
      connection.once('close', () => gone.abort());
      const model = await cloud.load();
      const session: Session = {
        cloud: model,
        store,
        latency,
        settings: model.settings({}),
        stop: new AbortController(),
        gone: gone.signal,
        crash: crash ?? (() => connection.destroy()),
      };
      return createHandlers(session);
    },
  });
}
