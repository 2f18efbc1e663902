import { withBodyCap } from './body-cap.ts';
import { at, type Handler } from './handler.ts';
import { type Check, liveness, readiness } from './health.ts';
import { type Listener, listen } from './listener.ts';

export interface Webhooks {
  path: string;
  handler: Handler;
  /** Larger bodies are refused unread; default 25 MB. */
  maxBytes?: number;
}

export interface HttpSettings {
  /** Open to everybody: webhooks, health, and pages that ask for their own key. */
  public: { host: string; port: number; webhooks: Webhooks; pages?: Readonly<Record<string, Handler>> };
  /** For this machine alone: the state backend, the operator's commands, metrics. The host must be a loopback address. */
  private: { host: string; port: number; routes: Readonly<Record<string, Handler>> };
  checks: Readonly<Record<string, Check>>;
  /** Names of what works with less than it should: protection, or access. */
  degraded?(): readonly string[];
  log: { error(fields: object, message: string): void; warn(fields: object, message: string): void };
}

export interface HttpServer {
  publicUrl: string;
  privateUrl: string;
  close(graceMs?: number): Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Starts both listeners, or none.
 * @throws Error when an address is taken, or the private one is not a loopback address
 */
export async function createHttpServer(settings: HttpSettings): Promise<HttpServer> {
  const { host, routes } = settings.private;
  if (!LOOPBACK.has(host)) throw new Error(`The private listener would be open to others on ${host}; use 127.0.0.1.`);
  const onError = (error: unknown) => settings.log.error({ err: error }, 'request failed');
  const outer = await listen({ ...settings.public, handlers: publicHandlers(settings), onError });
  try {
    const handlers = Object.entries(routes).map(([path, handler]) => at(path, handler));
    const inner = await listen({ ...settings.private, handlers, onError });
    return both(outer, inner);
  } catch (error) {
    await outer.close(0);
    throw error;
  }
}

function publicHandlers({
  public: { webhooks, pages = {} },
  checks,
  degraded = () => [],
  log,
}: HttpSettings): Handler[] {
  const onFailure = (check: string, error: unknown) => log.warn({ check, err: error }, 'not ready');
  return [
    liveness,
    readiness({ checks, degraded, onFailure }),
    at(webhooks.path, withBodyCap(webhooks.handler, webhooks.maxBytes)),
    ...Object.entries(pages).map(([path, page]) => at(path, page)),
  ];
}

/** Webhooks stop first: a run that still writes its state needs the private listener a little longer. */
const both = (outer: Listener, inner: Listener): HttpServer => ({
  publicUrl: outer.url,
  privateUrl: inner.url,
  async close(graceMs) {
    await outer.close(graceMs);
    await inner.close(graceMs);
  },
});
