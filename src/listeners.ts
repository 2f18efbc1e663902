import type { Config } from './config.ts';
import type { Log } from './deploy/ports.ts';
import { type GitHub, WEBHOOK_PATH } from './github/app.ts';
import type { StateServer } from './state/server.ts';
import { CONTROL_PATH, type Commands, control, newControlToken } from './web/control.ts';
import type { Handler } from './web/handler.ts';
import type { Check } from './web/health.ts';
import { METRICS_PATH, type Metrics } from './web/metrics.ts';
import { createHttpServer, type HttpServer } from './web/server.ts';

export interface ListenerParts {
  github: GitHub;
  states: StateServer;
  metrics: Metrics;
  /** What the operator of this machine may ask for. */
  commands: Commands;
  /** Pages on the public listener, by path. */
  pages: Readonly<Record<string, Handler>>;
  checks: Readonly<Record<string, Check>>;
  degraded(): readonly string[];
  log: Log;
}

/** Public: webhooks, health and pages. Private, on loopback: terraform's states, the operator's commands, metrics. */
export async function listenFor(
  config: Config,
  { github, states, metrics, commands, pages, checks, degraded, log }: ListenerParts,
): Promise<{ http: HttpServer; token: string }> {
  const token = newControlToken();
  const http = await createHttpServer({
    public: {
      host: config.GUILDOPS_HOST,
      port: config.GUILDOPS_PORT,
      webhooks: { path: WEBHOOK_PATH, handler: await github.webhookHandler() },
      pages,
    },
    private: {
      host: '127.0.0.1',
      port: config.GUILDOPS_STATE_PORT,
      routes: { '/state': states.handle, [CONTROL_PATH]: control(token, commands), [METRICS_PATH]: metrics.handler },
    },
    checks,
    degraded,
    log,
  });
  return { http, token };
}
