import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createFrontDoor, type FrontDoor } from '../front-door.ts';
import { addFork, addRepository, allowMerges, protect, setRole, setTeam } from './add-repository.ts';
import { registerApp } from './app-registration.ts';
import { createContract } from './contract/contract.ts';
import { createHub } from './create-hub.ts';
import { createFaults, type Faults } from './faults.ts';
import { checkOfAnotherApp } from './foreign-checks.ts';
import { grant } from './grant.ts';
import type { Hub } from './hub.ts';
import { setInstalled } from './installed.ts';
import { createOAuthPages, type OAuthRegistration } from './pages/oauth.ts';
import { createPerson } from './person.ts';
import type { RequestLogEntry } from './request-log.ts';
import { createApi } from './rest/api.ts';
import type { SandboxGitHub, SandboxOptions } from './sandbox.ts';
import { serve } from './server.ts';
import { createViews } from './views.ts';

/** @throws Error for events that the App's permissions do not cover, and for a port that is taken */
export async function startSandboxGitHub(options: SandboxOptions): Promise<SandboxGitHub> {
  const { dir, port = 0, now = () => new Date(), webhookPatienceMs = 10_000 } = options;
  const app = await registerApp(options);
  await mkdir(dir, { recursive: true });
  const faults = createFaults();
  const stop = new AbortController();
  const door = await createFrontDoor(port);
  const hub = createHub({ url: door.url, now, faults, app, webhookPatienceMs });
  let callbackUrl: string | undefined;
  const { clientSecret } = app;
  const registration = { clientId: hub.app.clientId, clientSecret, callbackUrl: () => callbackUrl };
  const { requests, violations } = answerAt(door, hub, faults, { registration, stopped: stop.signal });
  return {
    ...services(hub, dir),
    app: { ...app, clientId: hub.app.clientId, botLogin: hub.app.bot.login },
    setCallbackUrl(url) {
      callbackUrl = url;
    },
    violations,
    requests,
    fault: faults.add,
    async close() {
      stop.abort();
      hub.webhooks.stop();
      await Promise.all([door.close(), hub.webhooks.settled(), hub.atRest()]); // then the folder can be removed
    },
  };
}

/** Opens the door and keeps the two books: what was asked, and what should not have been. */
function answerAt(
  door: FrontDoor,
  hub: Hub,
  faults: Faults,
  { registration, stopped }: { registration: OAuthRegistration; stopped: AbortSignal },
) {
  const requests: RequestLogEntry[] = [];
  const violations: string[] = [];
  const violated = (what: string) => void violations.push(what);
  const api = createApi(hub, createContract(), violated);
  const signIn = createOAuthPages(hub, registration, violated);
  const parts = {
    hub,
    api,
    faults,
    stopped,
    signIn,
    violated,
    log: (entry: RequestLogEntry) => void requests.push(entry),
  };
  door.open((request, response) => {
    const served = serve(parts, request, response).catch((error: unknown) => {
      violated(`${request.method} ${request.url}: ${String(error)}`);
      response.destroy();
    });
    hub.background(served);
  });
  return { requests, violations };
}

type Services = Omit<SandboxGitHub, 'app' | 'setCallbackUrl' | 'violations' | 'requests' | 'fault' | 'close'>;

function services(hub: Hub, dir: string): Services {
  const { url, apiUrl, webhooks, changes, tokens } = hub;
  return {
    ...createViews(hub),
    url,
    apiUrl,
    addPerson: (login) => createPerson(hub, hub.accounts.add(login, 'User'), join(dir, 'people')),
    addFork: (of, login) => addFork(hub, dir, of, login),
    addRepository: (fullName, options = {}) => addRepository(hub, dir, fullName, options),
    protect: (repo, branch, protection) => protect(hub, repo, branch, protection),
    allowMerges: (repo, methods) => allowMerges(hub, repo, methods),
    setRole: (repo, login, role) => setRole(hub, repo, login, role),
    grant: (owner, permissions) => grant(hub, owner, permissions),
    setInstalled: (repo, how) => setInstalled(hub, repo, how),
    setTeam: (org, slug, members) => setTeam(hub, org, slug, members),
    checkOfAnotherApp: (repo, sha, check) => checkOfAnotherApp(hub, repo, sha, check),
    setWebhookTarget: webhooks.setTarget,
    deliveries: webhooks.deliveries,
    redeliver: webhooks.redeliver,
    redeliverMissed: webhooks.redeliverMissed,
    settled: webhooks.settled,
    until: changes.until,
    onChange: changes.onChange,
    revokeTokens: tokens.revokeAll,
  };
}
