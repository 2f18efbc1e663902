import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { addRepository, type NewRepository, protect, setRole } from './add-repository.ts';
import { createPrivateKey, defaultEvents, defaultPermissions, refuseUnreadableEvents } from './app-registration.ts';
import type { Permissions } from './auth/permissions.ts';
import { createContract } from './contract/contract.ts';
import { createHub } from './create-hub.ts';
import { createFaults, type Fault } from './faults.ts';
import type { Hub } from './hub.ts';
import { createPerson, type Person } from './person.ts';
import type { RequestLogEntry } from './request-log.ts';
import { createApi } from './rest/api.ts';
import { serve } from './server.ts';
import type { Protection, Role } from './state/repository.ts';
import { createViews, type Views } from './views.ts';
import type { Delivery } from './webhooks/delivery.ts';

export type { Fault } from './faults.ts';
export { type Person, PersonRefused } from './person.ts';
export type { RequestLogEntry } from './request-log.ts';
export type { Protection, Role } from './state/repository.ts';
export type { CheckRun } from './state/signals.ts';
export type { CommentView, PullView, ReactionView, ReviewView } from './views.ts';
export type { Delivery } from './webhooks/delivery.ts';

export interface SandboxOptions {
  /** For the git repositories; made if absent, never removed. */
  readonly dir: string;
  readonly port?: number;
  readonly now?: () => Date;
  readonly webhookSecret?: string;
  /** PEM; a fresh 2048 bit key when absent. */
  readonly privateKey?: string;
  readonly slug?: string;
  readonly permissions?: Permissions;
  /** The webhook events the App asked for. */
  readonly events?: readonly string[];
}

/** A GitHub on 127.0.0.1 with one App, for the real Probot and the real git. */
export interface SandboxGitHub extends Views {
  /** For people and git. */
  readonly url: string;
  /** What GITHUB_API_URL is set to. */
  readonly apiUrl: string;
  readonly app: AppCredentials;
  /** The account of that login, with a token of its own. */
  addPerson(login: string): Person;
  addRepository(fullName: string, options?: NewRepository): Promise<void>;
  /** Sets the rules of a branch, in place of the earlier ones. */
  protect(repo: string, branch: string, protection: Protection): Promise<void>;
  /** Gives a person another role, or takes the repository out of their sight. */
  setRole(repo: string, login: string, role: Role | 'none'): void;
  /** The full address of the App's webhook endpoint. Until it is set, deliveries are held. */
  setWebhookTarget(url: string): void;
  readonly deliveries: readonly Delivery[];
  /** Sends an event again under its GUID; resolves with how that went. */
  redeliver(guid: string): Promise<Delivery>;
  /** Sends, in order, whatever has not been accepted by the App yet. */
  redeliverMissed(): Promise<void>;
  /** Resolves when no delivery is waiting or on its way. */
  settled(): Promise<void>;
  /** What `look` finds, as soon as something changes so that it finds something. */
  until<T>(look: () => T | undefined | Promise<T | undefined>, what: string, timeoutMs?: number): Promise<T>;
  fault(fault: Fault): void;
  /** Ends all installation tokens at once. */
  revokeTokens(): void;
  /** Everything that did not fit GitHub's description. Tests assert that there is nothing. */
  readonly violations: readonly string[];
  readonly requests: readonly RequestLogEntry[];
  close(): Promise<void>;
}

export interface AppCredentials {
  readonly id: number;
  readonly slug: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly botLogin: string;
}

export async function startSandboxGitHub(options: SandboxOptions): Promise<SandboxGitHub> {
  const {
    dir,
    now = () => new Date(),
    slug = 'guildops',
    permissions = defaultPermissions,
    events = defaultEvents,
  } = options;
  refuseUnreadableEvents(permissions, events);
  await mkdir(dir, { recursive: true });
  const { webhookSecret = randomBytes(24).toString('hex'), privateKey = await createPrivateKey() } = options;
  const app = { id: 4_242, slug, privateKey, webhookSecret };
  const faults = createFaults();
  const violations: string[] = [];
  const requests: RequestLogEntry[] = [];
  const stop = new AbortController();
  let answer: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  const url = await listen(server, options.port ?? 0);
  const hub = createHub({ url, now, faults, app: { ...app, permissions, events } });
  const violated = (what: string) => void violations.push(what);
  const api = createApi(hub, createContract(), violated);
  const log = (entry: RequestLogEntry) => void requests.push(entry);
  answer = (request, response) => {
    const served = serve({ hub, api, faults, log, stopped: stop.signal }, request, response).catch((error: unknown) => {
      violated(`${request.method} ${request.url}: ${String(error)}`);
      response.destroy();
    });
    hub.background(served);
  };
  return {
    ...services(hub, dir),
    url,
    app: { ...app, botLogin: hub.app.bot.login },
    violations,
    requests,
    fault: faults.add,
    close: () => {
      stop.abort();
      return close(hub, server);
    },
  };
}

type Services = Omit<SandboxGitHub, 'url' | 'app' | 'violations' | 'requests' | 'fault' | 'close'>;

function services(hub: Hub, dir: string): Services {
  const { webhooks, changes, tokens } = hub;
  return {
    ...createViews(hub),
    apiUrl: hub.apiUrl,
    addPerson: (login) => createPerson(hub, hub.accounts.add(login, 'User'), join(dir, 'people')),
    addRepository: (fullName, options = {}) => addRepository(hub, dir, fullName, options),
    protect: (repo, branch, protection) => protect(hub, repo, branch, protection),
    setRole: (repo, login, role) => setRole(hub, repo, login, role),
    setWebhookTarget: webhooks.setTarget,
    deliveries: webhooks.deliveries,
    redeliver: webhooks.redeliver,
    redeliverMissed: webhooks.redeliverMissed,
    settled: webhooks.settled,
    until: changes.until,
    revokeTokens: tokens.revokeAll,
  };
}

const listen = (server: Server, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });

/** Afterwards nothing runs any more, so that the folder can be removed. */
async function close(hub: Hub, server: Server): Promise<void> {
  hub.webhooks.stop();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await Promise.all([closed, hub.webhooks.settled(), hub.atRest()]);
}
