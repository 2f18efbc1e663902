import type { Http2SecureServer, Http2Server } from 'node:http2';
import type { CloudStore } from '../store/index.ts';
import { serveGrpc } from '../wire/grpc.ts';
import type { CloudModel } from './cloud-model.ts';
import { createHandlers } from './handlers.ts';
import type { Latency } from './latency.ts';

export interface Provider {
  cloud: CloudModel;
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
    connect(session) {
      const gone = new AbortController();
      session.once('close', () => gone.abort());
      return createHandlers({
        cloud,
        store,
        latency,
        settings: cloud.settings({}),
        stop: new AbortController(),
        gone: gone.signal,
        crash: crash ?? (() => session.destroy()),
      });
    },
  });
}
